#!/usr/bin/env python3
"""Writes currencies.txt from the English names of the Unicode CLDR, as the package Babel carries them.

    pip install babel && ./currencies.py > currencies.txt

A row is `name <TAB> code <TAB> factor`: every English name of every currency of ISO 4217 in singular and plural, the bare noun
("yen", "zloty") where only one currency in use has it, and the sections by hand: bare nouns that several currencies share and that
English uses for one of them, the small units, spoken names, and signs.
"""
import re
from babel import Locale
import babel
from babel.core import get_global

en = Locale("en")
territories = get_global("territory_currencies")
current = {c for rows in territories.values() for c, start, end, tender in rows if end is None and tender}
funds = {"XDR", "XSU", "XUA", "CHE", "CHW", "CLF", "COU", "MXV", "USN", "UYI", "UYW", "BOV"}

names, bare = {}, {}
for code in sorted(en.currencies):
    if not re.fullmatch("[A-Z]{3}", code) or code in funds or code.startswith("X") and code not in current:
        continue
    plural = en._data["currency_names_plural"].get(code, {})
    for form in {en.currencies[code], *plural.values()}:
        dated = "(" in form
        form = re.sub(r" \(.*?\)", "", form).strip().lower()
        if " " in form or "-" in form:
            if not dated:
                names.setdefault(form, set()).add(code)
        if code in current and not dated:
            bare.setdefault(form.split()[-1], set()).add(code)

# Nouns that are other words of English far more often than money.
words = {"sol", "som", "real", "reais", "colón", "guarani", "won", "dram", "lek", "lev", "mark", "marks", "leu", "lei", "kip", "rand", "rial",
         "quetzal", "pound", "pounds", "dollar", "dollars", "crown", "unit", "units", "rights", "franc", "francs", "gold", "loti", "para", "soles", "drams"}
print("# Names of currencies: name, ISO 4217 code, factor (0.01 for a hundredth of the unit).")
print("# Origin: Unicode CLDR (English), by currencies.py beside this file; the sections below the second are written for this project.")
print("# Licence of the CLDR names: Unicode-3.0; of the rest: that of the project.")
print("[names of more than one word, from CLDR]")
rows = set()
for name in sorted(names):
    if len(names[name]) == 1:
        print(f"{name}\t{next(iter(names[name]))}\t1")
        rows.add(name)
print("[bare nouns that one currency in use has, from CLDR]")
for name in sorted(bare):
    if len(bare[name]) == 1 and name not in words:
        print(f"{name}\t{next(iter(bare[name]))}\t1")
        rows.add(name)
hand = {
    "bare nouns that several share: the one that English means by it; '-' where it is open": [
        ("dollar dollars", "USD", 1), ("pound pounds", "GBP", 1), ("rupee rupees", "INR", 1), ("won", "KRW", 1), ("rand rands", "ZAR", 1),
        ("reais reals", "BRL", 1), ("lira liras lire", "TRY", 1), ("krona kronor", "SEK", 1), ("ruble rubles rouble roubles", "RUB", 1), ("riyal riyals", "SAR", 1), ("rial rials", "IRR", 1),
        ("shekel shekels", "ILS", 1), ("yuan", "CNY", 1), ("euro euros", "EUR", 1), ("yen", "JPY", 1), ("rupiah rupiahs", "IDR", 1),
        ("zloty zlotys zloties", "PLN", 1), ("koruna korunas", "CZK", 1), ("lei", "RON", 1), ("renminbi rmb", "CNY", 1), ("forint forints", "HUF", 1), ("hryvnia hryvnias", "UAH", 1),
        ("ringgit ringgits", "MYR", 1), ("naira nairas", "NGN", 1), ("birr birrs", "ETB", 1), ("baht bahts", "THB", 1), ("tenge tenges", "KZT", 1), ("dong", "VND", 1),
        ("bolivar bolivars bolívar bolívares", "VES", 1), ("peso pesos", "-", 1), ("franc francs", "-", 1), ("krone kroner kronor", "-", 1), ("crown crowns", "-", 1), ("dinar dinars", "-", 1),
        ("dirham dirhams", "AED", 1), ("shilling shillings", "-", 1), ("taka takas", "BDT", 1), ("manat manats", "-", 1), ("guilder guilders", "-", 1), ("kwacha", "-", 1)],
    "names with the country or its adjective before a noun, short forms": [
        ("us dollar/us dollars/u.s. dollar/u.s. dollars/american dollar/american dollars/usd/us$", "USD", 1), ("pound sterling/pounds sterling/sterling/british pound/british pounds/gbp", "GBP", 1),
        ("hong kong dollar/hong kong dollars", "HKD", 1), ("deutsche mark/deutsche marks/deutschmark/deutschmarks/d-mark/d-marks", "DEM", 1), ("french franc/french francs", "FRF", 1),
        ("belgian franc/belgian francs", "BEF", 1), ("italian lira/italian lire", "ITL", 1), ("markka/markkaa/finnish markka", "FIM", 1), ("peseta/pesetas/spanish peseta/spanish pesetas", "ESP", 1),
        ("drachma/drachmas", "GRD", 1), ("dutch guilder/dutch guilders", "NLG", 1), ("schilling/schillings/austrian schilling/austrian schillings", "ATS", 1), ("swiss franc/swiss francs", "CHF", 1),
        ("chinese yuan/chinese renminbi", "CNY", 1), ("russian rouble/russian roubles", "RUB", 1), ("turkish lira", "TRY", 1), ("eur", "EUR", 1)],
    "small units: hundredths": [
        ("cent cents", "USD", 0.01), ("euro cent/euro cents/eurocent/eurocents", "EUR", 0.01), ("us cent/us cents/u.s. cent/u.s. cents", "USD", 0.01), ("canadian cent/canadian cents", "CAD", 0.01), ("australian cent/australian cents", "AUD", 0.01), ("new zealand cent/new zealand cents", "NZD", 0.01), ("pence p", "GBP", 0.01), ("penny pennies", "USD", 0.01), ("paisa paise", "INR", 0.01), ("kopeck kopecks copeck copecks", "RUB", 0.01), ("centavo centavos", "-", 0.01), ("¢", "USD", 0.01)],
    "spoken names and money that no state issues": [("buck bucks", "USD", 1), ("quid", "GBP", 1), ("bitcoin bitcoins", "-", 1), ("ether", "-", 1)],
    "signs and short forms before or behind the digits": [
        ("$", "USD", 1), ("us$/u.s.$/usd$/dlrs/dlr", "USD", 1), ("a$/au$/aud$", "AUD", 1), ("c$/ca$/cad$/cdn$", "CAD", 1), ("nz$/nzd$", "NZD", 1), ("hk$/hkd$", "HKD", 1), ("s$/sg$/sgd$", "SGD", 1), ("nt$/twd$", "TWD", 1),
        ("r$", "BRL", 1), ("mx$", "MXN", 1), ("j$", "JMD", 1), ("z$", "ZWL", 1), ("£", "GBP", 1), ("€", "EUR", 1), ("¥ ￥ 円", "JPY", 1), ("元 cn¥", "CNY", 1), ("₹ rs rs. re.", "INR", 1), ("₩ ￦", "KRW", 1), ("₽", "RUB", 1), ("₺", "TRY", 1), ("₪ nis", "ILS", 1), ("₫", "VND", 1),
        ("₦", "NGN", 1), ("₱", "PHP", 1), ("₴", "UAH", 1), ("฿", "THB", 1), ("₡", "CRC", 1), ("₾", "GEL", 1), ("₸", "KZT", 1), ("₼", "AZN", 1), ("₭", "LAK", 1), ("₮", "MNT", 1), ("₲", "PYG", 1), ("₵", "GHS", 1), ("₨", "-", 1), ("₿", "-", 1),
        ("rm", "MYR", 1), ("rp", "IDR", 1), ("sfr", "CHF", 1), ("kr", "-", 1), ("zł", "PLN", 1), ("kč", "CZK", 1)],
}
for section, entries in hand.items():
    print(f"[{section}]")
    for spellings, code, factor in entries:
        for name in spellings.split("/") if "/" in spellings else spellings.split():
            if name not in rows:
                rows.add(name)
                print(f"{name}\t{code}\t{factor}")
print("[codes of the currencies in use, from CLDR]")
for code in sorted(current):
    print(f"{code}\t{code}\t1")
