"""Code tables: countries, currencies, goods, numbers of ships."""
