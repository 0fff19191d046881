//! How much each code weighs in a run.

use std::collections::BTreeMap;

use super::{Code, Finding, Weight};

/// What a user says of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Setting {
    /// It fails the check.
    Deny,
    /// It is said.
    Warn,
    /// It is not said.
    Allow,
}

/// The settings of a run: the weight of codes, and the least weight that is said.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    codes: BTreeMap<Code, Setting>,
    least: Option<Weight>,
}

impl Settings {
    /// Sets a code by its code or name, or `all` of them; a later setting overrides an earlier one.
    ///
    /// # Errors
    /// The nearest name, as a part of a sentence, where no code is called so.
    pub fn set(&mut self, name: &str, setting: Setting) -> Result<(), String> {
        if name.eq_ignore_ascii_case("all") {
            self.codes.extend(Code::ALL.iter().map(|code| (*code, setting)));
            return Ok(());
        }
        let Some(code) = Code::named(name) else {
            let nearest = Code::ALL
                .iter()
                .max_by(|a, b| strsim::jaro_winkler(a.name(), name).total_cmp(&strsim::jaro_winkler(b.name(), name)))
                .map_or("", |code| code.name());
            return Err(format!("no finding is called '{name}'; the nearest is '{nearest}', `claims explain` lists them all"));
        };
        self.codes.insert(code, setting);
        Ok(())
    }

    /// Says nothing that weighs less.
    pub fn at_least(&mut self, weight: Weight) {
        self.least = Some(weight);
    }

    /// The weight of a code; none where it is not to be said.
    #[must_use]
    pub fn weight(&self, code: Code) -> Option<Weight> {
        let weight = match self.codes.get(&code) {
            Some(Setting::Deny) => Weight::Error,
            Some(Setting::Warn) => Weight::Warning,
            Some(Setting::Allow) => return None,
            None => code.weight(),
        };
        Some(weight).filter(|weight| self.least.is_none_or(|least| *weight >= least))
    }

    /// Weighs the findings and drops those that are not to be said.
    pub fn apply(&self, findings: &mut Vec<Finding>) {
        findings.retain_mut(|finding| {
            let Some(weight) = Code::named(&finding.code).and_then(|code| self.weight(code)) else { return false };
            finding.severity = weight;
            true
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn later_settings_override_and_the_least_weight_holds() {
        let mut settings = Settings::default();
        settings.set("all", Setting::Warn).unwrap();
        settings.set("C008", Setting::Allow).unwrap();
        settings.set("copy", Setting::Deny).unwrap();
        assert_eq!(settings.weight(Code::Mojibake), Some(Weight::Warning));
        assert_eq!(settings.weight(Code::Untitled), None);
        assert_eq!(settings.weight(Code::Copy), Some(Weight::Error));
        settings.at_least(Weight::Error);
        assert_eq!(settings.weight(Code::Mojibake), None);
        assert!(settings.set("mojibak", Setting::Deny).unwrap_err().contains("'mojibake'"));
    }
}
