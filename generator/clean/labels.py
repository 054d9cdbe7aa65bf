"""The words by which pages label what is not the article: one table a purpose, one row a language.

An editor who knows a language can mend its rows without reading code. Write a phrase as it is printed; case, curly or
straight quotes, white space and an accent's Unicode form don't matter. Sources: the field's usage in each language and
counts over news pages of 2014-2026; a row with few pages behind it is short on purpose.
"""

from collections.abc import Iterable, Mapping

from generator.text import fold

Table = Mapping[str, tuple[str, ...]]

# fmt: off

ALSO_READ: Table = {
    "en": (
        "Also Read", "Also see", "Also watch", "Also on our site", "Read also", "Read more", "Read next",
        "Read this", "Read",
        "More", "See also", "See more", "Related", "Related story", "Related stories", "Related article",
        "Related articles", "Related news", "Related coverage", "Related reading", "Related content", "Related post",
        "Related posts", "Don't miss", "Must read", "Up next", "Recommended", "Recommended reading",
        "Recommended for you", "You may also like", "You might also like", "You may also read", "More on this",
        "More on this story", "More on this topic", "More stories", "More news", "Most read", "Trending",
        "Trending now",
        "Watch", "Watch also", "Explained", "In case you missed it", "Editor's pick", "Editor's picks",
        "From the archive",
        "From our archive", "Also in this issue", "Elsewhere on this site",
    ),
    "de": (
        "Lesen Sie auch", "Lesen Sie mehr", "Lesen Sie mehr zum Thema", "Lesen Sie hier", "Mehr zum Thema",
        "Mehr lesen über", "Auch interessant", "Das könnte Sie auch interessieren", "Meistgelesen",
        "Meistgelesene Artikel", "Passend zum Thema", "Weitere Artikel", "Siehe auch", "Zum Thema", "Mehr dazu",
    ),
    "fr": (
        "À lire aussi", "Lire aussi", "A lire aussi", "Lire également", "Sur le même sujet", "Les plus lus",
        "Voir aussi",
    ),
    "es": (
        "Lee también", "Lea también", "Te puede interesar", "Más información", "Lo más leído", "Lo más visto",
        "Noticias relacionadas", "Leer más", "Para saber más",
    ),
    "it": ("Leggi anche", "Leggi tutto", "Articoli correlati", "Potrebbe interessarti"),
    "pt": ("Leia também", "Leia mais", "Saiba mais", "Veja também", "Notícias relacionadas"),
    "nl": ("Lees ook", "Lees meer", "Lees verder", "Meer over"),
    "pl": ("Czytaj też", "Czytaj także", "Zobacz także", "Przeczytaj także"),
    "tr": ("İlginizi çekebilir", "Ayrıca oku", "İlgili haberler"),
    "nordic": ("Les også", "Les mer", "Läs också", "Läs även", "Läs mer", "Læs også", "Lue myös"),
    "id": ("Baca juga", "Baca selengkapnya", "Berita terkait"),
    "ru": ("Читайте также", "По теме", "Материалы по теме", "Смотрите также", "Самое читаемое"),
    "ur": ("یہ بھی پڑھیں", "مزید پڑھیں", "متعلقہ خبریں"),
    "hi": ("यह भी पढ़ें", "ये भी पढ़ें", "इसे भी पढ़ें", "और पढ़ें", "संबंधित खबरें"),
    "ar": ("اقرأ أيضا", "اقرأ أيضاً", "مواضيع ذات صلة"),
    "zh": ("相关新闻", "相关阅读", "推荐阅读", "延伸阅读"),
    "ja": ("関連記事", "あわせて読みたい", "ランキング", "おすすめ情報"),
    "ko": ("관련기사", "인기뉴스", "많이 본 뉴스"),
}
"""A label that points away from the article, alone on its line or before a headline."""

WEAK_ALSO_READ = frozenset(
    {"read", "more", "watch", "explained", "trending", "recommended", "related", "see also"}
)
"""Of those, folded: words that head prose or a list too; they count alone, or with a headline after the colon."""

COMMENTS: Table = {
    "en": (
        "Comments", "Comment", "Reader comments", "Readers' comments", "Leave a comment", "Leave a reply",
        "Leave your comment", "Leave your comments", "Post a comment", "Post comment", "Add a comment", "Add comment",
        "View comments", "View all comments", "View more comments", "Show comments", "Load comments",
        "Load more comments",
        "Join the conversation", "Join the discussion", "Have your say", "What do you think?", "Your comments",
        "Comments closed", "Comments are closed", "Discussion", "Conversation", "Facebook comments",
        "Facebook conversations",
        "Comments from readers", "Reader responses", "Responses", "Letters from readers online",
    ),
    "de": (
        "Kommentare", "Kommentar", "Kommentar schreiben", "Kommentar verfassen", "Jetzt kommentieren", "Kommentieren",
        "Leserkommentare", "Diskutieren Sie mit",
    ),
    "fr": (
        "Commentaires", "Commentaire", "Réagir", "Ajouter un commentaire", "Vos réactions", "Laisser un commentaire",
    ),
    "es": ("Comentarios", "Deja un comentario", "Deja tu comentario", "Ver comentarios"),
    "it": ("Commenti", "Lascia un commento"),
    "pt": ("Comentários", "Deixe um comentário"),
    "nl": ("Reacties", "Reageer"),
    "pl": ("Komentarze", "Dodaj komentarz"),
    "tr": ("Yorumlar", "Yorum yap"),
    "nordic": ("Kommentarer", "Kommentera", "Kommentit"),
    "id": ("Komentar",),
    "ru": ("Комментарии", "Оставить комментарий"),
    "ur": ("تبصرے", "تبصرہ کریں"),
    "hi": ("टिप्पणियां", "कमेंट करें"),
    "ar": ("التعليقات", "أضف تعليق"),
    "zh": ("评论", "网友评论", "发表评论"),
    "ja": ("コメント",),
    "ko": ("댓글",),
}
"""The head of the readers' comments."""

COMMENT_COUNT = (
    "comments", "comment", "kommentare", "kommentar", "commentaires", "commentaire", "comentarios", "comentario",
    "comentários", "commenti", "reacties", "komentarze", "kommentarer", "yorum", "комментариев", "комментария",
    "responses", "replies", "thoughts",
)
"""What follows a number in `11 comments`."""

COMMENT_CONTROLS: Table = {
    "en": (
        "Reply", "Replies", "Report", "Report abuse", "Report comment", "Log in to reply", "Login to comment",
        "Like", "Flag",
        "Recommend", "View more replies", "Show replies", "Replying to X", "Cancel reply", "Be the first to comment",
        "Comments are moderated", "Comments FAQ", "Newest", "Oldest", "Most liked", "Sort by", "Upvote", "Downvote",
    ),
    "de": ("Antworten", "Melden", "Gefällt mir"),
    "fr": ("Répondre", "Signaler"),
    "es": ("Responder", "Reportar"),
}
"""What stands on the buttons of a comments thread."""

SHARE: Table = {
    "en": (
        "Share", "Share this", "Share this story", "Share this article", "Share this post", "Share this page",
        "Share on",
        "Share via", "Share it", "Share article", "Share story", "Share with friends", "Tweet", "Email", "E-mail",
        "Email this", "Email this article", "Print", "Print this", "Print this article", "Print this story",
        "Copy link",
        "Copy URL", "Link copied", "Save", "Save article", "Bookmark", "Listen", "Listen to this article", "Font size",
        "Text size", "A+ A-", "Post", "Pin it", "Send", "Gift article", "Send to a friend", "Translate", "Follow",
        "Share now", "Shares", "Spread the word", "Like this", "Like us", "Be social", "Social media",
    ),
    "de": (
        "Teilen", "Artikel teilen", "Diesen Artikel teilen", "Auf Facebook teilen", "Auf X teilen", "Merken", "Drucken",
        "Vorlesen", "Kopieren", "Link kopieren", "Per E-Mail teilen",
    ),
    "fr": ("Partager", "Partager cet article", "Imprimer", "Envoyer", "Copier le lien"),
    "es": ("Compartir", "Comparte", "Imprimir", "Copiar enlace"),
    "it": ("Condividi", "Stampa"),
    "pt": ("Compartilhe", "Compartilhar", "Partilhar"),
    "nl": ("Delen", "Deel", "Deel dit artikel"),
    "pl": ("Udostępnij", "Podziel się"),
    "tr": ("Paylaş",),
    "nordic": ("Del", "Dela", "Jaa", "Del artikkelen"),
    "id": ("Bagikan",),
    "ru": ("Поделиться", "Поделитесь"),
    "ur": ("شیئر کریں",),
    "hi": ("शेयर करें",),
    "ar": ("شارك", "مشاركة"),
    "zh": ("分享", "分享到", "分享让更多人看到"),
    "ja": ("シェア", "共有"),
    "ko": ("공유하기",),
}
"""What stands on a share button or its heading."""

NETWORKS = (
    "facebook", "twitter", "x", "whatsapp", "whatsup", "linkded",
    "telegram", "linkedin", "pinterest", "reddit", "instagram", "youtube",
    "flipboard",
    "messenger", "tumblr", "threads", "bluesky", "mastodon", "tiktok", "viber", "line", "xing", "pocket", "email",
    "e-mail",
    "mail", "print", "copy", "link", "copy link", "sms", "rss", "google+", "google news", "google plus",
    "stumbleupon", "digg",
    "vk", "vkontakte", "odnoklassniki", "weibo", "wechat", "signal", "snapchat", "tweet", "share", "skype",
    "delicious", "more",
)
"""Names on share and follow buttons."""

FOLLOW: Table = {
    "en": (
        "Follow us", "Follow us on", "Find us on", "Like us on", "Join us on", "Connect with us", "Follow our",
        "Stay connected",
    ),
    "de": ("Folgen Sie uns", "Folgen Sie uns auf", "Folge uns", "Folge uns auf"),
    "fr": ("Suivez-nous", "Suivez-nous sur"),
    "es": ("Síguenos", "Síguenos en"),
    "it": ("Seguici su", "Seguici"),
    "pt": ("Siga-nos", "Siga-nos no"),
    "ru": ("Подписывайтесь на", "Подпишитесь на"),
    "ur": ("ہمیں فالو کریں",),
    "hi": ("फॉलो करें",),
}
"""How an invitation to a social network begins."""

NEWSLETTER: Table = {
    "en": (
        "Newsletter", "Newsletters", "Our newsletters", "Subscribe", "Subscribe now", "Subscribe today",
        "Subscribe here",
        "Sign up", "Sign up now", "Sign up here", "Sign up today", "Sign in", "Log in", "Login", "Register",
        "Register now",
        "Enter your email", "Enter your email address", "Your email address", "Email address", "Email *",
        "Get the newsletter",
        "Get our newsletter", "Daily newsletter", "Morning briefing", "Create an account", "Become a member",
        "Support us",
        "Donate", "Support our journalism", "Download our app", "Download the app", "Get the app", "No spam, ever.",
        "Unsubscribe at any time", "No thanks", "Read our privacy policy", "I agree to the terms",
    ),
    "de": (
        "Abo", "Abonnieren", "Jetzt testen", "Anmelden", "Registrieren", "Newsletter abonnieren", "Jetzt abonnieren",
    ),
    "fr": ("S'abonner", "Se connecter", "Je m'abonne", "Article réservé aux abonnés", "Inscrivez-vous"),
    "es": ("Suscríbete", "Iniciar sesión", "Boletín", "Regístrate"),
    "it": ("Abbonati", "Iscriviti", "Accedi"),
    "pt": ("Assine", "Inscreva-se", "Entrar"),
    "ru": ("Подписка", "Подписаться", "Рассылка"),
    "ur": ("نیوز لیٹر",),
    "zh": ("订阅", "客户端下载"),
    "ja": ("会員登録", "ログイン"),
    "ko": ("구독",),
}
"""Labels of newsletter, subscription and account boxes."""

ADS: Table = {
    "en": (
        "Advertisement", "Advertisements", "Advertisment", "Advert", "Ad", "Ads", "Sponsored", "Sponsored content",
        "Promoted",
        "Promoted content", "Paid content", "Partner content", "Story continues below",
        "Story continues below advertisement",
        "Article continues below", "Article continues below advertisement", "Article continues after advertisement",
        "Advertisement - scroll to continue", "Scroll to continue", "Scroll down to continue reading",
        "Continue reading",
        "Continue reading below", "Skip ad", "Skip advertisement", "Click to skip ad", "Advertise with us",
        "Remove ads",
        "Ad feedback", "Advertisement feedback", "After ad", "Read on after the ad",
    ),
    "de": ("Anzeige", "Anzeigen", "Werbung", "Externer Inhalt", "Empfohlener redaktioneller Inhalt"),
    "fr": ("Publicité", "Annonce", "La suite après la publicité"),
    "es": ("Publicidad", "Anuncio", "Contenido patrocinado"),
    "it": ("Pubblicità", "Annuncio"),
    "pt": ("Publicidade", "Anúncio", "Continua após a publicidade"),
    "nl": ("Advertentie",),
    "pl": ("Reklama",),
    "tr": ("Reklam",),
    "nordic": ("Annonse", "Annons", "Annonce", "Mainos"),
    "id": ("Iklan", "Advertisement"),
    "ru": ("Реклама",),
    "ur": ("اشتہار",),
    "hi": ("विज्ञापन",),
    "ar": ("إعلان",),
    "zh": ("广告",),
    "ja": ("広告", "PR"),
    "ko": ("광고",),
}
"""The label of an advertisement's slot; only ever a whole line."""

AUTHOR_BOX: Table = {
    "en": (
        "About the Author", "About the Authors", "About the writer", "Author", "Author bio", "About author",
        "About the reporter", "About the correspondent", "More by this author", "More from this author",
        "Contact the author", "View all posts by", "View all articles by", "Author profile", "Meet the author",
    ),
    "de": ("Über den Autor", "Über die Autorin", "Zum Autor", "Zur Autorin", "Zur Person"),
    "fr": ("À propos de l'auteur", "L'auteur"),
    "es": ("Sobre el autor", "Acerca del autor"),
    "it": ("L'autore", "Informazioni sull'autore"),
    "pt": ("Sobre o autor",),
    "nl": ("Over de auteur",),
    "ru": ("Об авторе",),
    "ur": ("مصنف کے بارے میں",),
}
"""The head of the box about who wrote it."""

BIO = (
    r"(?:The (?:writer|author|columnist|reporter)s? (?:is|are|was|were|has|can|tweets?|may)\b|"
    r"(?:He|She|They) (?:tweets?|can be (?:reached|contacted|followed))\b|(?:Der|Die) Autor(?:in)? ist\b|"
    r"L'auteure? est\b|El autor es\b|La autora es\b)"
)
"""How a line about the writer at the foot of an article begins."""

BYLINE: Table = {
    "en": (
        "With inputs from", "With input from", "With additional reporting by",
        "Additional reporting by", "Additional input from", "With inputs by",
        "Reported by", "Written by", "Compiled by", "Story by", "Words by", "Report by", "Reporting by", "Report",
        "Author",
        "Authors", "By",
    ),
    "de": ("Von", "Autor", "Autorin"),
    "fr": ("Par", "Auteur"),
    "es": ("Por", "Autor"),
    "it": ("Di", "Autore"),
    "pt": ("Por", "Autor"),
    "nl": ("Door",),
    "pl": ("Autor",),
    "nordic": ("Av", "Af"),
    "id": ("Oleh", "Penulis"),
    "ru": ("Текст", "Автор"),
    "zh": ("记者", "作者"),
}
"""Words before the writer's name, the longest first where one begins another."""

DESKS = (
    "our correspondent", "our correspondents", "our staff correspondent", "our special correspondent",
    "our own correspondent",
    "our diplomatic correspondent", "our staff reporter", "our reporter", "our bureau", "our news desk",
    "our monitoring desk",
    "staff reporter", "staff report", "staff correspondent", "staff writer", "special correspondent", "correspondent",
    "diplomatic correspondent", "bureau report", "news desk", "web desk", "the news desk", "the web desk",
    "monitoring desk",
    "monitoring report", "newsdesk", "webdesk", "online desk", "desk report", "foreign desk", "national desk",
    "news report",
    "agencies", "agency report", "wire report", "wire reports", "news agencies", "editorial board", "editorial",
    "editor",
    "the editorial board", "newsroom", "a correspondent", "a staff reporter", "f.p. report", "monitoring team",
    "ویب ڈیسک", "نامہ نگار", "redaktion", "redacción", "la rédaction", "redazione", "redação",
)
"""Bylines that name a desk and no person."""

AGENCIES = (
    "AP", "AFP", "APP", "INP", "NNI", "PPI", "Online", "Reuters", "Xinhua", "TASS", "ITAR-TASS", "RIA Novosti",
    "RIA", "Sputnik",
    "Interfax", "PTI", "ANI", "IANS", "UNI", "BBC", "CNN", "dpa", "DPA", "EFE", "ANSA", "Kyodo", "Jiji", "Yonhap",
    "Bernama",
    "Antara", "IRNA", "ISNA", "Anadolu", "AA", "UPI", "PA", "PA Media", "AAP", "ANP", "Belga", "APA", "SDA", "KNA",
    "epd",
    "NTB", "TT", "Ritzau", "PAP", "CTK", "Lusa", "MENA", "KUNA", "WAM", "SPA", "QNA", "UNB", "BSS", "Agencies",
    "News Agencies", "Associated Press", "The Associated Press", "Associated Press of Pakistan", "Agence France-Presse",
    "Press Trust of India", "Independent News Pakistan", "SANA", "Thomson Reuters", "Bloomberg", "IRIN",
    "Inter Press Service",
    "IPS", "KOM", "VOA", "RFE/RL", "Prensa Latina", "NAN", "新华社",
)
"""News agencies as datelines and credits name them."""

PUBLISHED: Table = {
    "en": (
        "Published", "Published on", "Published at", "Posted", "Posted on", "First published", "First published on",
        "Date", "Dated", "Uploaded", "Publication date", "Date published", "Publish date", "Filed", "Issued",
        "Moved", "Sent", "Released",
    ),
    "de": ("Veröffentlicht", "Veröffentlicht am", "Zuerst veröffentlicht am", "Erschienen am", "Datum"),
    "fr": ("Publié le", "Publié"),
    "es": ("Publicado", "Publicado el", "Fecha"),
    "it": ("Pubblicato il", "Pubblicato"),
    "pt": ("Publicado em", "Publicado"),
    "nl": ("Gepubliceerd", "Gepubliceerd op"),
    "pl": ("Opublikowano",),
    "tr": ("Yayınlanma", "Yayınlanma tarihi"),
    "nordic": ("Publisert", "Publicerad", "Publiceret", "Julkaistu"),
    "ru": ("Опубликовано", "Дата"),
    "ur": ("شائع",),
    "hi": ("प्रकाशित",),
    "ar": ("نُشر", "نشر في"),
    "zh": ("发布时间", "发布日期"),
    "ja": ("公開",),
    "ko": ("입력", "등록"),
}
"""Words before the day of publication."""

UPDATED: Table = {
    "en": (
        "Updated", "Updated on", "Updated at", "Last updated", "Last updated on", "Last modified", "Modified",
        "Update",
    ),
    "de": ("Aktualisiert", "Aktualisiert am", "Stand", "Zuletzt aktualisiert"),
    "fr": ("Mis à jour le", "Mis à jour", "Modifié le"),
    "es": ("Actualizado", "Actualizado el"),
    "it": ("Aggiornato il", "Aggiornato"),
    "pt": ("Atualizado em", "Atualizado"),
    "nl": ("Bijgewerkt", "Laatst bijgewerkt"),
    "tr": ("Güncelleme", "Güncellenme"),
    "nordic": ("Oppdatert", "Uppdaterad", "Opdateret", "Päivitetty"),
    "ru": ("Обновлено",),
    "ur": ("اپ ڈیٹ",),
    "hi": ("अपडेटेड",),
    "ar": ("آخر تحديث",),
    "ja": ("更新",),
    "ko": ("수정",),
}
"""Words before the day of a later change, which is not the day of publication."""

TAGS: Table = {
    "en": (
        "Tags", "Tag", "Topics", "Keywords", "Filed under", "More about", "Categories", "Category", "Posted in",
        "Related topics",
    ),
    "de": ("Schlagworte", "Schlagwörter", "Themen", "Stichworte", "Themen des Artikels"),
    "fr": ("Mots-clés", "Thèmes", "Étiquettes"),
    "es": ("Etiquetas", "Temas"),
    "it": ("Tag", "Argomenti"),
    "pt": ("Etiquetas", "Assuntos"),
    "ru": ("Теги", "Метки"),
}
"""Words before the subjects a page gives itself."""

CREDIT = (
    "photo", "photos", "photograph", "photographs", "photo credit", "photo courtesy", "photo by", "photos by",
    "picture", "pictures",
    "picture credit", "picture courtesy", "image", "images", "image credit", "image courtesy", "image source",
    "image copyright",
    "credit", "credits", "file photo", "file image", "file picture", "photo file", "illustration",
    "illustration by", "graphic",
    "screengrab", "screen grab", "screenshot", "courtesy", "photo source", "representational image", "stock image",
    "foto", "fotos",
    "bild", "bildquelle", "crédit photo", "crédits photo", "fotografía", "imagen", "фото", "تصویر",
)
"""Words before (or, as `photo`, after) the name of who took the picture."""

SECTIONS = (
    "home", "news", "latest", "latest news", "top story", "top stories", "world", "world news", "national",
    "pakistan", "india",
    "international", "politics", "business", "economy", "opinion", "editorial", "editorials", "op-ed", "analysis",
    "comment",
    "columns", "sport", "sports", "science", "technology", "tech", "health", "culture", "lifestyle",
    "entertainment", "arts",
    "education", "environment", "travel", "video", "videos", "photos", "multimedia", "blogs", "magazine", "front page",
    "back page", "frontpage", "newspaper", "today's paper", "e-paper", "epaper", "metro", "city", "region",
    "regional", "local",
    "asia", "south asia", "europe", "africa", "middle east", "americas", "us", "uk", "defence", "defense",
    "diplomacy", "security",
    "breaking news", "breaking", "exclusive", "feature", "features", "features desk", "letters", "interview",
    "interviews",
    "politik", "wirtschaft", "kultur", "ausland", "inland", "panorama", "politique", "monde", "économie",
    "política", "mundo",
)
"""Sections of a newspaper, as a line above the headline names them."""

LEGAL: Table = {
    "en": (
        "Terms of Use", "Terms of Service", "Terms and Conditions", "Terms & Conditions", "Privacy Policy",
        "Privacy", "Cookie Policy",
        "Cookies", "Cookie settings", "Contact Us", "Contact", "About Us", "About", "Advertise", "Careers", "Jobs",
        "Sitemap", "Site map",
        "Disclaimer", "Copyright", "All rights reserved", "Ad choices", "Your privacy rights",
        "Do not sell my personal information",
        "Accessibility", "Help", "Feedback", "Back to top", "Top", "Home", "Republish this article",
        "Reuse this content",
        "Corrections", "Code of ethics", "Reprints & permissions", "Rights & permissions", "Report an error",
        "Report a typo",
        "Our Standards: The Thomson Reuters Trust Principles",
    ),
    "de": ("Impressum", "Datenschutz", "Datenschutzerklärung", "AGB", "Kontakt", "Nach oben"),
    "fr": ("Mentions légales", "Contact", "Politique de confidentialité"),
    "es": ("Aviso legal", "Política de privacidad", "Contacto"),
}
"""Links of a page's foot; a line counts when it holds nothing else."""

FIELDS: Mapping[str, str] = {
    "title": "title", "headline": "title", "heading": "title", "subtitle": "summary", "standfirst": "summary",
    "summary": "summary", "description": "summary", "abstract": "summary", "url": "source_url", "link": "source_url",
    "source url": "source_url", "permalink": "source_url", "canonical": "source_url", "date": "date",
    "published": "date",
    "publication date": "date", "pubdate": "date", "date published": "date", "published at": "date",
    "publish date": "date",
    "datetime": "date", "author": "authors", "authors": "authors", "byline": "authors", "by": "authors",
    "publisher": "publisher", "newspaper": "publisher", "publication": "publisher", "outlet": "publisher",
    "source": "publisher",
    "site": "publisher", "agency": "agency", "section": "section", "category": "section", "tags": "tags",
    "keywords": "tags",
    "language": "language", "lang": "language", "place": "dateline", "location": "dateline", "retrieved": "retrieved",
    "accessed": "retrieved", "rights": "rights", "copyright": "rights",
}
"""Labels of the header block that scrapers write, and the field of the front matter each fills."""

MONTHS: Mapping[str, tuple[str, ...]] = {
    "en": (
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
        "november", "december",
    ),
    "en-short": ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    "en-sept": ("", "", "", "", "", "", "", "", "sept", "", "", ""),
    "de": (
        "januar", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "dezember",
    ),
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
        "décembre",
    ),
    "es": (
        "enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre",
        "noviembre", "diciembre",
    ),
    "it": (
        "gennaio", "febbraio", "marzo", "aprile", "maggio", "giugno", "luglio", "agosto", "settembre", "ottobre",
        "novembre", "dicembre",
    ),
    "pt": (
        "janeiro", "fevereiro", "março", "abril", "maio", "junho", "julho", "agosto", "setembro", "outubro",
        "novembro", "dezembro",
    ),
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober",
        "november", "december",
    ),
    "pl": (
        "stycznia", "lutego", "marca", "kwietnia", "maja", "czerwca", "lipca", "sierpnia", "września",
        "października", "listopada", "grudnia",
    ),
    "tr": (
        "ocak", "şubat", "mart", "nisan", "mayıs", "haziran", "temmuz", "ağustos", "eylül", "ekim", "kasım",
        "aralık",
    ),
    "sv": (
        "januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
        "november", "december",
    ),
    "no": (
        "januar", "februar", "mars", "april", "mai", "juni", "juli", "august", "september", "oktober", "november",
        "desember",
    ),
    "da": (
        "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
        "december",
    ),
    "id": (
        "januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober",
        "november", "desember",
    ),
    "ru": (
        "января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
        "декабря",
    ),
    "ur": ("جنوری", "فروری", "مارچ", "اپریل", "مئی", "جون", "جولائی", "اگست", "ستمبر", "اکتوبر", "نومبر", "دسمبر"),
    "hi": ("जनवरी", "फरवरी", "मार्च", "अप्रैल", "मई", "जून", "जुलाई", "अगस्त", "सितंबर", "अक्टूबर", "नवंबर", "दिसंबर"),
    "ar": (
        "يناير", "فبراير", "مارس", "أبريل", "مايو", "يونيو", "يوليو", "أغسطس", "سبتمبر", "أكتوبر", "نوفمبر",
        "ديسمبر",
    ),
}
"""Months as dates name them, January first; an empty place is a month the row has no word for."""

WEEKDAYS = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mon", "tue", "tues", "wed",
    "thu", "thur", "thurs",
    "fri", "sat", "sun", "montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi",
    "mardi", "mercredi",
    "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo",
)
"""Days of the week that stand before a date."""

# fmt: on


def phrases(table: Table) -> frozenset[str]:
    """All phrases of a table in all languages, folded: a page in one language often has furniture in another."""
    return frozenset(fold(phrase) for row in table.values() for phrase in row)


def longest_first(found: Iterable[str]) -> list[str]:
    """Phrases in the order a regular expression must try them."""
    return sorted(found, key=lambda phrase: (-len(phrase), phrase))
