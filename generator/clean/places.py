"""Towns and countries that stand in datelines, folded; facts, for telling a place from a label before a colon.

Not a gazetteer: a town in capitals needs no row here, one in small letters does.
"""

TOWNS = """
abidjan, abu dhabi, abuja, accra, adana, addis ababa, aden, ahmedabad, albany, aleppo, alexandria, algiers, almaty,
amman, amritsar, amsterdam, ankara, antalya, antananarivo, ashgabat, asmara, astana, asuncion, athens, athen, atlanta,
auckland, austin, baghdad, bagdad, baku, bahawalpur, bali, baltimore, bamako, bangalore, bengaluru, bangkok, bannu,
barcelona, basel, basra, beijing, peking, beirut, belfast, belgrade, belgrad, berlin, bern, bhopal, bhubaneswar,
birmingham, bishkek, bogota, bonn, boston, brasilia, bratislava, brazzaville, bremen, brisbane, brussels, brüssel,
bruxelles, bucharest, bukarest, budapest, buenos aires, bujumbura, cairo, kairo, calgary, canberra, cape town,
caracas, cardiff, casablanca, chakwal, chaman, chandigarh, chennai, chicago, chisinau, chitral, chittagong, cleveland,
cologne, colombo, conakry, copenhagen, kopenhagen, dakar, dallas, damascus, damaskus, dar es salaam, davos, delhi,
denver, dera ismail khan, detroit, dhaka, doha, donetsk, dresden, dubai, dublin, dushanbe, düsseldorf, edinburgh,
erbil, essen, faisalabad, florence, frankfurt, freetown, gaza, gaza city, geneva, genf, genève, gilgit, glasgow,
guangzhou, gujranwala, gujrat, guwahati, gwadar, hamburg, hanoi, hannover, harare, havana, helsinki, herat, hiroshima,
hong kong, honolulu, houston, hyderabad, indianapolis, islamabad, istanbul, izmir, jacobabad, jaipur, jakarta,
jalalabad, jammu, jeddah, jerusalem, jhang, jhelum, johannesburg, juba, kabul, kampala, kandahar, kano, karachi,
kasur, kathmandu, katmandu, kazan, kharkiv, khartoum, khuzdar, kiel, kigali, kingston, kinshasa, kohat, köln, kolkata,
kuala lumpur, kuwait city, kyiv, kiev, kiew, kyoto, la paz, lagos, lahore, landi kotal, larkana, las vegas, leipzig,
lima, lisbon, lissabon, liverpool, ljubljana, london, londres, los angeles, luanda, lucknow, lusaka, luxembourg,
madrid, mailand, mainz, makkah, managua, manama, manchester, manila, maputo, mardan, marrakesh, mecca, medina,
melbourne, mexico city, miami, milan, minneapolis, minsk, mirpur, mogadishu, monrovia, montevideo, montreal, moscow,
moskau, moscou, mosul, multan, mumbai, munich, münchen, muscat, muzaffarabad, mymensingh, nagpur, nairobi, naples,
n'djamena, new delhi, neu-delhi, new york, newark, niamey, nicosia, nouakchott, nowshera, nuremberg, nürnberg, okara,
oslo, osaka, ottawa, ouagadougou, oxford, panama city, parachinar, paris, patna, perth, peshawar, philadelphia, phnom
penh, phoenix, pittsburgh, port moresby, port-au-prince, portland, prague, prag, pretoria, pristina, pune, putrajaya,
pyongyang, quetta, quito, rabat, ramallah, rangoon, rawalpindi, reykjavik, riga, rio de janeiro, riyadh, rome, rom,
rostov-on-don, sacramento, sahiwal, saidu sharif, samara, san diego, san francisco, san jose, san salvador, sanaa,
santiago, santo domingo, sao paulo, sarajevo, sargodha, seattle, seoul, sevastopol, shanghai, sharm el-sheikh,
shenzhen, sheikhupura, shikarpur, sialkot, simferopol, singapore, singapur, skardu, skopje, sochi, sofia, srinagar,
st. petersburg, st petersburg, saint petersburg, stockholm, stuttgart, sukkur, swabi, swat, sydney, taipei, tallinn,
tashkent, tbilisi, tiflis, tegucigalpa, tehran, teheran, tel aviv, the hague, den haag, thimphu, tirana, tokyo, tokio,
toronto, tripoli, tunis, turbat, turin, ufa, ulaanbaatar, united nations, utrecht, vancouver, varanasi, venice,
vienna, wien, vientiane, vilnius, vladivostok, warsaw, warschau, washington, washington dc, wellington, wiesbaden,
windhoek, yangon, yaounde, yekaterinburg, yerevan, zagreb, zhob, zurich, zürich
"""
URDU = "اسلام آباد, راولپنڈی, کراچی, لاہور, پشاور, کوئٹہ, ماسکو, نئی دہلی, واشنگٹن, لندن, کابل, ملتان, مظفر آباد, گوادر"
OTHERS = "नई दिल्ली, मुंबई, москва, исламабад, санкт-петербург, киев, минск, القاهرة, دبي, بغداد, إسلام آباد"

PLACES = frozenset(place.strip() for row in (TOWNS, URDU, OTHERS) for place in row.replace("\n", " ").split(","))
"""Folded."""
