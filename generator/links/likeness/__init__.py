"""How like each other articles are by the words they use: terms, weights, neighbours."""
