"""Topics for an article, from the articles nearest to it whose topics a person has confirmed."""
