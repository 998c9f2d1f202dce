//! A joint signature as canonical text.

use super::{Fields, by, quoted};
use crate::language::{Base, Rule, Seat, Seats, Share};

impl Seats {
    /// The canonical text, on one line: reading it gives the same seats.
    pub fn print(&self) -> String {
        let mut fields = Fields::default();
        fields.put_unless("who", self.who.is_empty(), || {
            format!("[{}]", self.who.iter().map(seat).collect::<Vec<_>>().join(", "))
        });
        fields.put_some("members", self.members.as_ref().map(by));
        fields.put_some("each", self.each.as_deref().map(quoted));
        fields.put_unless("rule", self.rule == Rule::All, || rule(self.rule));
        fields.put_unless("of", self.of == Base::All, || base(self.of).to_owned());
        fields.put_some("quorum", self.quorum.map(share));
        fields.put_flag("abstain", self.abstain);
        fields.put_some("early", self.early.map(|early| early.to_string()));
        fields.put_flag("prefer", self.prefer);
        fields.put_flag("secret", self.secret);
        fields.tuple()
    }
}

fn seat(seat: &Seat) -> String {
    let mut fields = Fields::default();
    fields.put("by", by(&seat.by));
    fields.put_unless("weight", seat.weight == 1, || seat.weight.to_string());
    fields.put_flag("veto", seat.veto);
    fields.put_flag("casting", seat.casting);
    fields.put_flag("lead", seat.lead);
    fields.tuple()
}

fn rule(rule: Rule) -> String {
    match rule {
        Rule::All => "All".to_owned(),
        Rule::Any => "Any".to_owned(),
        Rule::AtLeast(least) => format!("AtLeast({})", share(least)),
        Rule::MoreThan(less) => format!("MoreThan({})", share(less)),
        Rule::Heads(k) => format!("Heads({k})"),
        Rule::Sequence => "Sequence".to_owned(),
        Rule::Lead => "Lead".to_owned(),
        Rule::Unanimous => "Unanimous".to_owned(),
    }
}

fn base(base: Base) -> &'static str {
    match base {
        Base::All => "All",
        Base::Present => "Present",
        Base::Cast => "Cast",
    }
}

fn share(share: Share) -> String {
    quoted(&share.to_string())
}
