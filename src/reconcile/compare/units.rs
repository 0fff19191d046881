//! Units of one dimension, and exact factors between them.

use rust_decimal::Decimal;

/// What a unit measures, and how many of the dimension's base unit it is: `base = value * factor + offset`.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Unit {
    dimension: &'static str,
    factor: Decimal,
    offset: Decimal,
}

/// UCUM symbol, dimension, factor to the base unit. The factors are exact by definition (international yard and pound, 1959; US survey
/// units differ by two parts in a million, which no newspaper means); temperatures are done apart.
const UNITS: &[(&str, &str, &str)] = &[
    ("m", "length", "1"),
    ("km", "length", "1000"),
    ("cm", "length", "0.01"),
    ("mm", "length", "0.001"),
    ("[ft_i]", "length", "0.3048"),
    ("[in_i]", "length", "0.0254"),
    ("[yd_i]", "length", "0.9144"),
    ("[mi_i]", "length", "1609.344"),
    ("[nmi_i]", "length", "1852"),
    ("m2", "area", "1"),
    ("km2", "area", "1000000"),
    ("har", "area", "10000"),
    ("[acr_us]", "area", "4046.8564224"),
    ("[acr_br]", "area", "4046.8564224"),
    ("[sft_i]", "area", "0.09290304"),
    ("[ft_i]2", "area", "0.09290304"),
    ("[mi_i]2", "area", "2589988.110336"),
    ("[smi_us]", "area", "2589988.110336"),
    ("g", "mass", "0.001"),
    ("mg", "mass", "0.000001"),
    ("kg", "mass", "1"),
    ("t", "mass", "1000"),
    ("[lb_av]", "mass", "0.45359237"),
    ("[oz_av]", "mass", "0.028349523125"),
    ("[ston_av]", "mass", "907.18474"),
    ("[lton_av]", "mass", "1016.0469088"),
    ("[stone_av]", "mass", "6.35029318"),
    ("L", "volume", "1"),
    ("mL", "volume", "0.001"),
    ("m3", "volume", "1000"),
    ("[gal_us]", "volume", "3.785411784"),
    ("[gal_br]", "volume", "4.54609"),
    ("[bbl_us]", "volume", "158.987294928"),
    ("[bbl_us]/d", "flow", "1"),
    ("W", "power", "1"),
    ("kW", "power", "1000"),
    ("MW", "power", "1000000"),
    ("GW", "power", "1000000000"),
    ("TW", "power", "1000000000000"),
    ("W.h", "energy", "1"),
    ("kW.h", "energy", "1000"),
    ("MW.h", "energy", "1000000"),
    ("GW.h", "energy", "1000000000"),
    ("TW.h", "energy", "1000000000000"),
    ("km/h", "speed", "1"),
    ("[mi_i]/h", "speed", "1.609344"),
    ("[kn_i]", "speed", "1.852"),
    ("m/s", "speed", "3.6"),
    ("By", "data", "1"),
    ("kBy", "data", "1000"),
    ("MBy", "data", "1000000"),
    ("GBy", "data", "1000000000"),
    ("TBy", "data", "1000000000000"),
    ("1", "share", "1"),
    ("%", "share", "0.01"),
    ("{pp}", "points", "1"),
    ("{percentage point}", "points", "1"),
    ("[pp]", "points", "1"),
    ("{bp}", "points", "0.01"),
    ("{basis point}", "points", "0.01"),
];

fn unit(symbol: &str) -> Option<Unit> {
    let number = |text: &str| text.parse::<Decimal>().ok();
    match symbol {
        "K" => return Some(Unit { dimension: "temperature", factor: Decimal::ONE, offset: Decimal::ZERO }),
        "Cel" => return Some(Unit { dimension: "temperature", factor: Decimal::ONE, offset: number("273.15")? }),
        "[degF]" => {
            let factor = Decimal::from(5).checked_div(Decimal::from(9))?;
            return Some(Unit { dimension: "temperature", factor, offset: number("459.67")?.checked_mul(factor)? });
        }
        _ => {}
    }
    let (_, dimension, factor) = UNITS.iter().find(|(name, _, _)| *name == symbol)?;
    Some(Unit { dimension, factor: number(factor)?, offset: Decimal::ZERO })
}

/// Whether both units measure one dimension.
pub(super) fn comparable(a: &str, b: &str) -> bool {
    a == b || matches!((unit(a), unit(b)), (Some(x), Some(y)) if x.dimension == y.dimension)
}

/// A value of the unit `from` in the unit `to`; `None` between dimensions, for unknown units and on overflow.
pub(super) fn convert(value: Decimal, from: &str, to: &str) -> Option<Decimal> {
    if from == to {
        return Some(value);
    }
    let (source, target) = (unit(from)?, unit(to)?);
    if source.dimension != target.dimension {
        return None;
    }
    value.checked_mul(source.factor)?.checked_add(source.offset)?.checked_sub(target.offset)?.checked_div(target.factor)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn converts_exactly() {
        let to =
            |value: i64, from: &str, unit: &str| convert(Decimal::from(value), from, unit).map(|v| v.round_dp(2).normalize().to_string());
        assert_eq!(to(12, "[ft_i]", "m").as_deref(), Some("3.66"));
        assert_eq!(to(212, "[degF]", "Cel").as_deref(), Some("100"));
        assert_eq!(to(1, "kg", "m"), None);
    }
}
