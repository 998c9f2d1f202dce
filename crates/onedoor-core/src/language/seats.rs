use super::{By, Share};
use serde::Deserialize;

/// A joint signature (会签): the seats of a step, and how their answers become its one outcome.
///
/// Who sits is written as a list, as a pool of people, or as a list field of the case; the three add up.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default, rename = "a joint signature")]
pub struct Seats {
    /// Seats that are known beforehand, in the order in which they sign where the order matters.
    pub who: Vec<Seat>,
    /// A seat for each person of a pool, as it is when the step opens.
    pub members: Option<By>,
    /// A list field of texts: a seat for each person whom it names when the step opens.
    pub each: Option<String>,
    /// What makes the answers one outcome.
    pub rule: Rule,
    /// Of `AtLeast` and `MoreThan`: of what the share is taken.
    pub of: Base,
    /// Of `AtLeast`, `MoreThan` and `Heads`: the share of all weight that must be present.
    pub quorum: Option<Share>,
    /// Whether a seat may abstain.
    pub abstain: bool,
    /// Whether it ends as soon as nothing can change the result; what the rule says where nothing is written.
    pub early: Option<bool>,
    /// Of `Any`: only the first outcome ends it at once; another only when all have answered.
    pub prefer: bool,
    /// Whether nobody sees the answers of others before it ends.
    pub secret: bool,
}

impl Seats {
    /// Whether it ends as soon as nothing can change the result: as written, else as the rule has it.
    pub fn ends_early(&self) -> bool {
        self.early.unwrap_or(self.rule.ends_early())
    }
}

/// A place in a joint signature (会签席位).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename = "a seat")]
pub struct Seat {
    /// Who answers for it.
    pub by: By,
    /// How much its answer weighs, 1 to [`Seat::WEIGHT_MAX`].
    #[serde(default = "one")]
    pub weight: u32,
    /// Whether its no is everybody's (一票否决).
    #[serde(default)]
    pub veto: bool,
    /// Whether its yes decides a tie of `MoreThan("1/2")`.
    #[serde(default)]
    pub casting: bool,
    /// Of `Lead`: whether its answer is the outcome (主办).
    #[serde(default)]
    pub lead: bool,
}

impl Seat {
    /// The most that a seat may weigh.
    pub const WEIGHT_MAX: u32 = 1_000_000;
}

fn one() -> u32 {
    1
}

/// What makes the answers of the seats one outcome.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Rule {
    /// Everybody agrees.
    #[default]
    All,
    /// One answers for all (抢办).
    Any,
    /// Yes has this share of the weight, or more.
    AtLeast(Share),
    /// Yes has more than this share of the weight.
    MoreThan(Share),
    /// So many say yes, whatever they weigh.
    Heads(u32),
    /// One after the other agrees (顺签).
    Sequence,
    /// The lead decides once the others have answered (主办、协办).
    Lead,
    /// All give the same outcome, whichever it is.
    Unanimous,
}

impl Rule {
    /// Whether it ends as soon as nothing can change the result where nobody wrote whether it does.
    ///
    /// Where everybody must agree, the others are heard after the first objection: the applicant learns everything at once.
    pub fn ends_early(self) -> bool {
        match self {
            Rule::Any | Rule::AtLeast(_) | Rule::MoreThan(_) | Rule::Heads(_) | Rule::Sequence => true,
            Rule::All | Rule::Lead | Rule::Unanimous => false,
        }
    }
}

/// Of what a share is taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Base {
    /// Of all weight, whoever answers.
    #[default]
    All,
    /// Of the weight of those who answered, be it that they abstained.
    Present,
    /// Of the weight of those who gave an outcome.
    Cast,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::read::{Parsed, Root, RootWords};

    #[derive(Debug, Deserialize)]
    struct Page {
        seats: Seats,
    }

    impl Root for Page {
        const WORDS: RootWords = RootWords {
            begins: "Page",
            called: "page",
            written: "Page(seats: (…))",
            word: "`Dept(\"fire\")` or `Any`",
        };
    }

    fn read(text: &str) -> Seats {
        let parsed = Parsed::<Page>::of(format!("Page(seats: {text})").as_bytes());
        assert_eq!(parsed.diagnostics, [], "{text}");
        parsed.tree.unwrap().seats
    }

    /// What is written prints as it should, and that reads as the same tree.
    fn check(written: &str, canonical: &str) {
        let seats = read(written);
        assert_eq!(seats.print(), canonical);
        assert_eq!(read(canonical), seats);
    }

    #[test]
    fn what_is_printed_reads_as_the_same_seats() {
        check("()", "()");
        check("(rule: All, of: All, abstain: false, prefer: false, secret: false)", "()");
        check(
            r#"(who: [(by: Person("wang"), weight: 1), (veto: true, weight: 2, by: Role("cfo")), (by: Applicant, casting: true), (by: Dept("plan"), lead: true)])"#,
            r#"(who: [(by: Person("wang")), (by: Role("cfo"), weight: 2, veto: true), (by: Applicant, casting: true), (by: Dept("plan"), lead: true)])"#,
        );
        check(
            r#"(secret: true, prefer: true, early: false, abstain: true, quorum: "50%", of: Present, rule: AtLeast("4/6"), each: "signers", members: Dept("committee"))"#,
            r#"(members: Dept("committee"), each: "signers", rule: AtLeast("2/3"), of: Present, quorum: "1/2", abstain: true, early: false, prefer: true, secret: true)"#,
        );
        check("(early: true, of: Cast)", "(of: Cast, early: true)");
    }

    #[test]
    fn every_rule_prints_as_it_is_written() {
        for rule in ["Any", "AtLeast(\"1/3\")", "MoreThan(\"1/2\")", "Heads(2)", "Sequence", "Lead", "Unanimous"] {
            check(&format!("(rule: {rule})"), &format!("(rule: {rule})"));
        }
    }

    #[test]
    fn the_rule_says_whether_it_ends_early_where_nothing_is_written() {
        let early = |text: &str| read(text).ends_early();
        for rule in ["Any", "AtLeast(\"1/3\")", "MoreThan(\"1/2\")", "Heads(2)", "Sequence"] {
            assert!(early(&format!("(rule: {rule})")) && !early(&format!("(rule: {rule}, early: false)")), "{rule}");
        }
        for rule in ["All", "Lead", "Unanimous"] {
            assert!(!early(&format!("(rule: {rule})")) && early(&format!("(rule: {rule}, early: true)")), "{rule}");
        }
    }

    /// What an author is told: the words that it points at, what is wrong, and the advice.
    fn told(seats: &str) -> String {
        let text = format!("Page(seats: {seats})");
        let parsed = Parsed::<Page>::of(text.as_bytes());
        let told = parsed.diagnostics.iter().map(|found| {
            let at = parsed.source.locate(&found.place).bytes;
            format!("{} | {} | {}", &text[at], found.message, found.help.as_deref().unwrap_or(""))
        });
        told.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn mistakes_are_told_in_the_words_of_authors() {
        let check = |seats: &str, expected: &str| assert_eq!(told(seats), expected, "{seats}");
        let known = "known here: `All`, `Present`, `Cast`";
        check("(rule: Al)", "Al | there is no rule of a joint signature `Al` | did you mean `All`?");
        check("(of: Everybody)", &format!("Everybody | there is no base of a share `Everybody` | {known}"));
        check("(whom: [])", "whom | a joint signature has no field `whom` | did you mean `who`?");
        check("(who: [(weight: 2)])", "weight | the field `by` is missing here | write `by: …` in its parentheses");
        check("(who: [(by: Applicant, wieght: 2)])", "wieght | a seat has no field `wieght` | did you mean `weight`?");
        let seat = "such as `(by: Person(\"wang\"), weight: 2)`";
        check("(who: [Applicant])", &format!("Applicant | a seat stands in parentheses | {seat}"));
        let seats = "such as `(members: Dept(\"committee\"), rule: AtLeast(\"2/3\"))`";
        check("[]", &format!(" | a joint signature stands in parentheses | {seats}"));
    }

    #[test]
    fn a_text_that_is_no_share_is_shown_whole() {
        let help = "write a fraction or per cent, above 0 and up to 1, such as `\"2/3\"` or `\"66.67%\"`";
        let check = |seats: &str, at: &str, shown: &str| {
            assert_eq!(told(seats), format!("{at} | `{shown}` is no share of a whole | {help}"));
        };
        check(r#"(rule: AtLeast("3/2"))"#, r#""3/2""#, "3/2");
        check(r#"(quorum: "half", rule: Any)"#, r#""half""#, "half");
        check(r#"(rule: MoreThan( "" ))"#, r#""""#, "");
    }
}
