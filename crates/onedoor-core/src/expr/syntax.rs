//! The tree of an expression as written, before its types are known.
//!
//! Operators of one level that follow one another stand side by side in one node, so the height of the tree is bounded
//! by the nesting of the text and not by its length.

use std::ops::Range;

use super::value::Value;

/// A part of an expression and the bytes of the text that it covers.
#[derive(Clone, Debug)]
pub(super) struct Syntax {
    pub(super) span: Range<usize>,
    pub(super) form: Form,
}

#[derive(Clone, Debug)]
pub(super) enum Form {
    Literal(Value),
    /// `date("…")`, not yet known to be one.
    Date(String),
    Field(String),
    Has(Name),
    Size(Box<Syntax>),
    List(Vec<Syntax>),
    Not(Box<Syntax>),
    Negative(Box<Syntax>),
    /// A first operand and what is done to it, from left to right.
    Chain(Box<Syntax>, Vec<Link>),
    Relation(Box<Syntax>, Relation, Box<Syntax>),
    All(Vec<Syntax>),
    Any(Vec<Syntax>),
    Choice(Box<[Syntax; 3]>),
}

#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) span: Range<usize>,
}

#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) operator: Arithmetic,
    pub(super) operand: Syntax,
}

/// The operators between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Or,
    And,
    Relation(Relation),
    Arithmetic(Arithmetic),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    In,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Arithmetic {
    Plus,
    Minus,
    Times,
    Over,
    Rest,
}

impl Operator {
    /// The operator with this spelling, be it a sign or the word `in`.
    pub(super) fn spelled(text: &str) -> Option<Self> {
        let operator = match text {
            "||" => Operator::Or,
            "&&" => Operator::And,
            "==" => Operator::Relation(Relation::Equal),
            "!=" => Operator::Relation(Relation::Unequal),
            "<" => Operator::Relation(Relation::Less),
            "<=" => Operator::Relation(Relation::AtMost),
            ">" => Operator::Relation(Relation::More),
            ">=" => Operator::Relation(Relation::AtLeast),
            "in" => Operator::Relation(Relation::In),
            "+" => Operator::Arithmetic(Arithmetic::Plus),
            "-" => Operator::Arithmetic(Arithmetic::Minus),
            "*" => Operator::Arithmetic(Arithmetic::Times),
            "/" => Operator::Arithmetic(Arithmetic::Over),
            "%" => Operator::Arithmetic(Arithmetic::Rest),
            _ => return None,
        };
        Some(operator)
    }

    /// How tightly it binds, from 1 for `||` to 5 for `*`.
    pub(super) fn level(self) -> u8 {
        match self {
            Operator::Or => 1,
            Operator::And => 2,
            Operator::Relation(_) => 3,
            Operator::Arithmetic(Arithmetic::Plus | Arithmetic::Minus) => 4,
            Operator::Arithmetic(Arithmetic::Times | Arithmetic::Over | Arithmetic::Rest) => 5,
        }
    }
}

impl Relation {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Relation::Equal => "==",
            Relation::Unequal => "!=",
            Relation::Less => "<",
            Relation::AtMost => "<=",
            Relation::More => ">",
            Relation::AtLeast => ">=",
            Relation::In => "in",
        }
    }
}

impl Arithmetic {
    pub(super) fn sign(self) -> &'static str {
        match self {
            Arithmetic::Plus => "+",
            Arithmetic::Minus => "-",
            Arithmetic::Times => "*",
            Arithmetic::Over => "/",
            Arithmetic::Rest => "%",
        }
    }
}

impl Syntax {
    /// The tree of `self operator right`. An operator at the end of `self` takes `right` beside its own operands: they
    /// are worked off from left to right in any case.
    pub(super) fn joined(self, operator: Operator, right: Syntax) -> Syntax {
        let span = self.span.start..right.span.end;
        let form = match operator {
            Operator::Or => Form::Any(beside(self, right, |form| match form {
                Form::Any(parts) => Ok(parts),
                other => Err(other),
            })),
            Operator::And => Form::All(beside(self, right, |form| match form {
                Form::All(parts) => Ok(parts),
                other => Err(other),
            })),
            Operator::Relation(relation) => Form::Relation(Box::new(self), relation, Box::new(right)),
            Operator::Arithmetic(operator) => chained(self, Link { operator, operand: right }),
        };
        Syntax { span, form }
    }
}

fn beside(left: Syntax, right: Syntax, parts_of: fn(Form) -> Result<Vec<Syntax>, Form>) -> Vec<Syntax> {
    let mut parts = match parts_of(left.form) {
        Ok(parts) => parts,
        Err(form) => vec![Syntax { span: left.span, form }],
    };
    parts.push(right);
    parts
}

fn chained(left: Syntax, link: Link) -> Form {
    match left.form {
        Form::Chain(first, mut links) => {
            links.push(link);
            Form::Chain(first, links)
        }
        form => Form::Chain(Box::new(Syntax { span: left.span, form }), vec![link]),
    }
}
