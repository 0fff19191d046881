#!/usr/bin/env python3
"""Writes units.txt: names and symbols of units of measure with their UCUM symbols.

    ./units.py > units.txt

A row is `name <TAB> UCUM <TAB> dimension`. Rows of the section "symbols" begin with "=" and are matched letter for letter, the others
whatever their case. A "!" before the dimension marks a symbol that is also a word or letter of English: it is a unit only where another
unit, a power or a stroke goes with it ("20 J/m2", "12 m s-1").
"""
PREFIXES = {"k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta", "E": "exa", "Z": "zetta", "Y": "yotta", "h": "hecto", "da": "deca",
            "d": "deci", "c": "centi", "m": "milli", "u": "micro", "n": "nano", "p": "pico", "f": "femto", "a": "atto"}
BINARY = {"Ki": "kibi", "Mi": "mebi", "Gi": "gibi", "Ti": "tebi", "Pi": "pebi", "Ei": "exbi"}
# The units of the SI, and those that take its prefixes: dimension, names in the singular, UCUM, symbols in print, prefixes in use ("" is the bare unit).
# Symbols are not made for prefixes with which they spell a common word or short form ("am", "GM", "TV").
SI = [
    ("length", "metre meter", "m", "m", "k d c m u n p f"),
    ("mass", "gram gramme", "g", "g", "k m u n p"),
    ("mass", "tonne", "t", "t", "k M G"),
    ("volume", "litre liter", "L", "L l", "m c d h M G u k"),
    ("power", "watt", "W", "W", "k M G T m u"),
    ("energy", "watt-hour watt_hour", "W.h", "Wh", "k M G T"),
    ("energy", "joule", "J", "!J", "k M G T P m"),
    ("energy", "calorie", "cal", "cal", "k"),
    ("energy", "electronvolt electron_volt", "eV", "eV", "k M G T m"),
    ("voltage", "volt", "V", "V", "k M m u"),
    ("power", "volt-ampere", "V.A", "VA", "k M"),
    ("current", "ampere amp", "A", "!A", "m k u n"),
    ("charge", "coulomb", "C", "!C", "m u n"),
    ("charge", "ampere-hour ampere_hour amp-hour amp_hour", "A.h", "Ah", "m"),
    ("capacitance", "farad", "F", "!F", "m u n p"),
    ("resistance", "ohm", "Ohm", "Ω", "k M m"),
    ("conductance", "siemens", "S", "!S", "m u"),
    ("inductance", "henry", "H", "!H", "m u"),
    ("magnetism", "tesla", "T", "!T", "m u n"),
    ("magnetism", "gauss", "G", "!G", "k m"),
    ("magnetism", "weber", "Wb", "Wb", "m u"),
    ("frequency", "hertz", "Hz", "Hz", "k M G T m"),
    ("pressure", "pascal", "Pa", "Pa", "k M G h m"),
    ("pressure", "bar", "bar", "bar", "m k"),
    ("data", "byte", "By", "!B", "k M G T P E Z Y"),
    ("data", "bit", "bit", "!b", "k M G T P"),
    ("force", "newton", "N", "!N", "k M m u"),
    ("torque", "newton_metre newton_meter newton-metre newton-meter", "N.m", "Nm", "k"),
    ("amount", "mole", "mol", "mol", "k m u n p"),
    ("light", "lumen", "lm", "lm", "k"),
    ("light", "lux", "lx", "lx", "k"),
    ("light", "candela", "cd", "cd", "m k"),
    ("radiation", "sievert", "Sv", "Sv", "m u n"),
    ("radiation", "becquerel", "Bq", "Bq", "k M G T P"),
    ("radiation", "gray", "Gy", "Gy", "m c u"),
    ("radiation", "curie", "Ci", "Ci", "k M m u n p"),
    ("mass", "dalton", "u", "Da", "k M"),
    ("length", "parsec", "pc", "!pc", "k M G"),
    ("angle", "radian", "rad", "!rad", "m u"),
    ("temperature", "kelvin", "K", "!K", "m u n"),
    ("explosive", "ton_of_tnt tonne_of_tnt", "t{TNT}", "", ""),
]
# Bare units whose name is first of all a word of English: only with a prefix, or by their symbol.
NO_BARE_NAME = {"bar", "gauss", "weber", "henry", "mole", "gray"}
NO_SYMBOL = {"Mcal", "pm", "Pm", "Pa.", "Mm"}
names, symbols, divisors = {}, {}, {}

def plural(name):
    if name.endswith(("hertz", "siemens", "lux", "gauss", "horsepower")):
        return name
    if name.endswith("foot"):
        return name[:-4] + "feet"
    if name.endswith("inch"):
        return name + "es"
    if name.endswith("henry"):
        return name[:-1] + "ies"
    return name + "s"

def name(n, code, dimension):
    for form in (n, plural(n)):
        names.setdefault(form, (code, dimension))

def symbol(s, code, dimension):
    symbols.setdefault(s, (code, dimension))

for dimension, spelled, code, signs, used in SI:
    for n in spelled.replace("_", "\0").split():
        n = n.replace("\0", " ")
        if n in NO_BARE_NAME:
            names.setdefault(n, (code, "!" + dimension)); names.setdefault(plural(n), (code, "!" + dimension))
        else:
            name(n, code, dimension)
        for short in used.split():
            name(PREFIXES[short] + n, short + code, dimension)
    for sign in signs.split():
        weak, sign = sign.startswith("!"), sign.lstrip("!")
        symbol(sign, code, ("!" if weak else "") + dimension)
        for short in used.split():
            forms = ["u", "µ", "μ"] if short == "u" else [short]
            for form in forms:
                if short + sign != "pm":
                    symbol(form + sign, short + code, dimension)
symbol("pm", "pm", "length")
for short, long in BINARY.items():
    name(long + "byte", short + "By", "data"); name(long + "bit", short + "bit", "data"); symbol(short + "B", short + "By", "data")
# Units outside the SI by dimension: UCUM, names.
OTHER = {
    "length": {"[mi_i]": "mile", "[ft_i]": "foot", "[in_i]": "inch", "[yd_i]": "yard", "[nmi_i]": "nautical mile", "[ly]": "light-year/light year", "[fth_i]": "fathom", "[fur_us]": "furlong", "um": "micron", "AU": "astronomical unit", "Ao": "angstrom/ångström"},
    "area": {"[acr_us]": "acre", "har": "hectare"},
    "mass": {"[lb_av]": "pound", "[oz_av]": "ounce", "[ston_av]": "ton/short ton", "[lton_av]": "long ton", "t": "metric ton/metric tonne", "[car_m]": "carat", "[oz_tr]": "troy ounce", "kg": "kilo", "[dr_av]": "dram", "[gr]": "!grain"},
    "volume": {"[gal_us]": "gallon/us gallon", "[pt_us]": "pint", "[qt_us]": "quart", "[bbl_us]": "barrel", "[bu_us]": "bushel", "[tsp_us]": "teaspoon", "[tbs_us]": "tablespoon", "[foz_us]": "fluid ounce/fluid oz", "[acr_us].[ft_i]": "acre-foot/acre foot", "[gal_br]": "imperial gallon", "[cup_us]": "!cup"},
    "temperature": {"Cel": "degree celsius/degree centigrade/degree c", "[degF]": "degree fahrenheit/degree f/degree farenheit", "K": "degree kelvin"},
    "angle": {"deg": "degree"},
    "speed": {"[mi_i]/h": "mile an hour", "km/h": "kilometre an hour/kilometer an hour", "[kn_i]": "knot"},
    "power": {"[HP]": "horsepower"},
    "sound": {"dB": "decibel"},
    "energy": {"[Btu]": "british thermal unit", "[ft_i].[lbf_av]": "foot-pound/foot pound", "erg": "erg"},
    "torque": {"[lbf_av].[ft_i]": "pound-foot/pound foot"},
    "pressure": {"atm": "!atmosphere", "[psi]": "pound per square inch"},
    "explosive": {"kt{TNT}": "kiloton", "Mt{TNT}": "megaton"},
    "pixels": {"M{pixel}": "megapixel", "G{pixel}": "gigapixel"},
    "flow": {"m3/s": "cumec", "[ft_i]3/s": "cusec"},
}
IRREGULAR = {"mile an hour": "miles an hour", "kilometre an hour": "kilometres an hour", "kilometer an hour": "kilometers an hour", "horsepower": "horsepower", "ton of tnt": "tons of tnt", "tonne of tnt": "tonnes of tnt",
             "acre-foot": "acre-feet", "acre foot": "acre feet", "pound per square inch": "pounds per square inch", "pound-foot": "pound-feet", "pound foot": "pound feet", "fluid oz": "fluid oz"}
for single, many in IRREGULAR.items():
    if single in names:
        names.setdefault(many, names[single])
for dimension, units in OTHER.items():
    for code, spelled in units.items():
        for n in spelled.split("/"):
            weak, n = n.startswith("!"), n.lstrip("!")
            told = ("!" if weak else "") + dimension
            if n in IRREGULAR:
                names.setdefault(n, (code, told)); names.setdefault(IRREGULAR[n], (code, told))
            elif n.startswith("degree "):
                names.setdefault(n, (code, told)); names.setdefault("degrees " + n[7:], (code, told))
            else:
                name(n, code, told)
# Short forms, whatever their case.
for n, code, dimension in [("celsius", "Cel", "temperature"), ("centigrade", "Cel", "temperature"), ("celcius", "Cel", "temperature"), ("degrees celcius", "Cel", "temperature"), ("deg c", "Cel", "temperature"), ("deg f", "[degF]", "temperature"), ("fahrenheit", "[degF]", "temperature"),
                           ("stone", "[stone_av]", "mass"), ("kph", "km/h", "speed"), ("kmph", "km/h", "speed"), ("kmh", "km/h", "speed"), ("mph", "[mi_i]/h", "speed"), ("ft", "[ft_i]", "length"), ("ft.", "[ft_i]", "length"), ("mi", "[mi_i]", "length"), ("mi.", "[mi_i]", "length"), ("yd", "[yd_i]", "length"), ("yds", "[yd_i]", "length"),
                           ("lb", "[lb_av]", "mass"), ("lb.", "[lb_av]", "mass"), ("lbs", "[lb_av]", "mass"), ("lbs.", "[lb_av]", "mass"), ("oz", "[oz_av]", "mass"), ("oz.", "[oz_av]", "mass"), ("fl oz", "[foz_us]", "volume"), ("fl. oz.", "[foz_us]", "volume"), ("mcg", "ug", "mass"), ("kgs", "kg", "mass"), ("kms", "km", "length"),
                           ("bpd", "[bbl_us]/d", "flow"), ("b/d", "[bbl_us]/d", "flow"), ("tpd", "t/d", "flow"), ("mgd", "M[gal_us]/d", "flow"), ("cfs", "[ft_i]3/s", "flow"), ("gpm", "[gal_us]/min", "flow"), ("boe", "{boe}", "energy"), ("mpg", "[mi_i]/[gal_us]", "economy"), ("rpm", "{rpm}", "frequency"),
                           ("sqm", "m2", "area"), ("sq.m", "m2", "area"), ("sqkm", "km2", "area"), ("sqft", "[ft_i]2", "area"), ("bcf", "G[ft_i]3", "volume"), ("tcf", "T[ft_i]3", "volume"), ("bcm", "G.m3", "volume"), ("cc", "cm3", "volume"), ("cbm", "m3", "volume"), ("ha", "har", "area"), ("hectares", "har", "area"),
                           ("mmhg", "mm[Hg]", "pressure"), ("psi", "[psi]", "pressure"), ("hp", "[HP]", "power"), ("bhp", "[HP]", "power"), ("gal", "[gal_us]", "volume"), ("gals", "[gal_us]", "volume"), ("tsp", "[tsp_us]", "volume"), ("tbsp", "[tbs_us]", "volume"), ("btu", "[Btu]", "energy"), ("msv", "mSv", "radiation"), ("lb-ft", "[lbf_av].[ft_i]", "torque"), ("ft-lb", "[ft_i].[lbf_av]", "energy"), ("ft-lbs", "[ft_i].[lbf_av]", "energy"), ("nmi", "[nmi_i]", "length")]:
    names.setdefault(n, (code, dimension))
# Short forms in the letters they have.
for s, code, dimension in [("°C", "Cel", "temperature"), ("°F", "[degF]", "temperature"), ("° C", "Cel", "temperature"), ("° F", "[degF]", "temperature"), ("ºC", "Cel", "temperature"), ("ºF", "[degF]", "temperature"), ("°", "deg", "angle"), ("º", "deg", "angle"), ("℃", "Cel", "temperature"), ("℉", "[degF]", "temperature"),
                           ("dB", "dB", "sound"), ("dBA", "dB[A]", "sound"), ("dBm", "dB[mW]", "power"), ("kbps", "kbit/s", "data"), ("Kbps", "kbit/s", "data"), ("Mbps", "Mbit/s", "data"), ("Gbps", "Gbit/s", "data"), ("MBps", "MBy/s", "data"), ("bps", "bit/s", "data"), ("MP", "M{pixel}", "pixels"), ("KB", "kBy", "data"), ("ppm", "[ppm]", "share"), ("ppb", "[ppb]", "share"), ("mb", "Mbit", "data"), ("gb", "GBy", "data"), ("tb", "TBy", "data"),
                           ("mb/d", "M[bbl_us]/d", "flow"), ("mbpd", "M[bbl_us]/d", "flow"), ("KG", "kg", "mass"), ("Kg", "kg", "mass"), ("KM", "km", "length"), ("Km", "km", "length"), ("kw", "kW", "power"), ("KW", "kW", "power"), ("mw", "MW", "power"), ("MWe", "MW{electric}", "power"), ("MWp", "MW{peak}", "power"), ("GWp", "GW{peak}", "power"), ("kWp", "kW{peak}", "power"), ("kwh", "kW.h", "energy"), ("KWh", "kW.h", "energy"), ("kWH", "kW.h", "energy"), ("KV", "kV", "voltage"), ("kn", "[kn_i]", "speed"), ("kt", "kt", "mass"), ("kΩ", "kOhm", "resistance"), ("Ω", "Ohm", "resistance"), ("Ω", "Ohm", "resistance"), ("Å", "Ao", "length"), ("ly", "[ly]", "length"), ("AU", "AU", "length"), ("atm", "atm", "pressure"), ("km²", "km2", "area"), ("CO2e", "{CO2e}", "!mass"), ("Btu", "[Btu]", "energy"),
                           ("s", "s", "!time"), ("h", "h", "!time"), ("min", "min", "!time"), ("ms", "ms", "!time"), ("sec", "s", "!time"), ("hr", "h", "!time"), ("d", "d", "!time"), ("in", "[in_i]", "!length")]:
    symbols.setdefault(s, (code, dimension))
print("# Units of measure: name or symbol, UCUM symbol, dimension.")
print("# Origin: units.py beside this file, which spells out the SI (units, prefixes in use) and the customary units; symbols after UCUM 2.2. Licence: that of the project.")
print("[names]")
for n in sorted(names):
    print(n, *names[n], sep="\t")
print("[symbols]")
for s in sorted(symbols):
    print("=" + s, *symbols[s], sep="\t")
print("[times that a unit may be divided by, behind 'per' or a stroke; any other unit may be too]")
for n, code in [("hour", "h"), ("hr", "h"), ("h", "h"), ("second", "s"), ("sec", "s"), ("s", "s"), ("millisecond", "ms"), ("ms", "ms"), ("minute", "min"), ("min", "min"), ("day", "d"), ("d", "d"), ("week", "wk"), ("month", "mo"), ("year", "a"), ("yr", "a"), ("annum", "a"), ("a", "a")]:
    print("/" + n, code, "time", sep="\t")
