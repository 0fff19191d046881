//! The operations of exact decimals as calls. They are long: compiled into every rule that may need one, they would push the rules
//! that are asked at every number out of the processor's instruction cache.

use rust_decimal::Decimal;

/// Operations that give nothing where the result can't be told exactly enough.
pub(crate) trait Arithmetic: Sized {
    /// The sum of both.
    fn plus(self, other: Self) -> Option<Self>;
    /// The difference.
    fn minus(self, other: Self) -> Option<Self>;
    /// The product of both.
    fn times(self, other: Self) -> Option<Self>;
    /// The quotient.
    fn over(self, other: Self) -> Option<Self>;
}

impl Arithmetic for Decimal {
    #[inline(never)]
    fn plus(self, other: Self) -> Option<Self> {
        self.checked_add(other)
    }

    #[inline(never)]
    fn minus(self, other: Self) -> Option<Self> {
        self.checked_sub(other)
    }

    #[inline(never)]
    fn times(self, other: Self) -> Option<Self> {
        self.checked_mul(other)
    }

    #[inline(never)]
    fn over(self, other: Self) -> Option<Self> {
        self.checked_div(other)
    }
}
