//! Random well-typed trees, how they are written, and a plain evaluation that shares no code with the real one.

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::*;
use crate::expr::NoValue;

#[derive(Debug)]
pub(super) enum Tree {
    Literal(Value),
    Field(&'static str),
    Has(&'static str),
    Prefix(&'static str, Box<Tree>),
    Infix(Box<Tree>, &'static str, Box<Tree>),
    OneOf(Box<Tree>, Vec<Tree>),
    Choice(Box<Tree>, Box<Tree>, Box<Tree>),
}

/// Bytes that choose; when they are used up, always the first choice.
pub(super) struct Dice<'b>(std::slice::Iter<'b, u8>);

impl<'b> Dice<'b> {
    pub(super) fn new(bytes: &'b [u8]) -> Self {
        Self(bytes.iter())
    }

    fn throw(&mut self, sides: usize) -> usize {
        self.0.next().map_or(0, |byte| usize::from(*byte) % sides)
    }

    fn of<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.throw(choices.len())]
    }
}

const RELATIONS: [&str; 6] = ["==", "!=", "<", "<=", ">", ">="];

impl Tree {
    pub(super) fn random(ty: &Type, depth: u32, dice: &mut Dice<'_>) -> Tree {
        if depth == 0 || dice.throw(5) == 0 {
            return Tree::leaf(ty, dice);
        }
        let next = |ty: &Type, dice: &mut Dice<'_>| Box::new(Tree::random(ty, depth - 1, dice));
        if dice.throw(6) == 0 {
            return Tree::Choice(next(&Type::Bool, dice), next(ty, dice), next(ty, dice));
        }
        match ty {
            Type::Bool => match dice.throw(6) {
                0 => Tree::Prefix("!", next(ty, dice)),
                1 | 2 => Tree::Infix(next(ty, dice), dice.of(&["&&", "||"]), next(ty, dice)),
                3 => {
                    let sought = next(&land(), dice);
                    Tree::OneOf(sought, (0..=dice.throw(3)).map(|_| Tree::leaf(&land(), dice)).collect())
                }
                _ => {
                    let operands = dice.of(&[(0, 0), (0, 1), (1, 0), (1, 1), (2, 2), (3, 3), (4, 4)]);
                    let types = [Type::Integer, Type::Decimal, Type::Date, land(), Type::Bool];
                    let signs = if operands.0 < 3 { 6 } else { 2 };
                    let left = next(&types[operands.0], dice);
                    Tree::Infix(left, dice.of(&RELATIONS[..signs]), next(&types[operands.1], dice))
                }
            },
            Type::Integer => match dice.throw(6) {
                0 => Tree::Prefix("-", next(ty, dice)),
                1 => Tree::Infix(next(&Type::Date, dice), "-", next(&Type::Date, dice)),
                _ => Tree::Infix(next(ty, dice), dice.of(&["+", "-", "*", "/", "%"]), next(ty, dice)),
            },
            Type::Decimal => match dice.throw(5) {
                0 => Tree::Prefix("-", next(ty, dice)),
                1 => Tree::Infix(next(&Type::Integer, dice), dice.of(&["+", "-", "*", "/"]), next(ty, dice)),
                2 => Tree::Infix(next(ty, dice), dice.of(&["+", "-", "*", "/"]), next(&Type::Integer, dice)),
                _ => Tree::Infix(next(ty, dice), dice.of(&["+", "-", "*", "/"]), next(ty, dice)),
            },
            Type::Date => Tree::Infix(next(ty, dice), dice.of(&["+", "-"]), next(&Type::Integer, dice)),
            _ => Tree::leaf(ty, dice),
        }
    }

    fn leaf(ty: &Type, dice: &mut Dice<'_>) -> Tree {
        let literal = dice.throw(2) == 0;
        match ty {
            Type::Bool if literal => Tree::Literal(Value::Bool(dice.throw(2) == 0)),
            Type::Bool => match dice.throw(3) {
                0 => Tree::Has(dice.of(&["no_bool", "no_int", "floors", "ill_typed"])),
                _ => Tree::Field(dice.of(&["high_rise", "no_bool"])),
            },
            Type::Integer if literal => Tree::Literal(Value::Integer(dice.of(&[0, 1, -1, 7, 30, i64::MIN, i64::MAX]))),
            Type::Integer => Tree::Field(dice.of(&["floors", "no_int"])),
            Type::Decimal if literal => {
                Tree::Literal(decimal(dice.of(&["0.0", "0.5", "-2.50", "3000.00", "0.0000001"])))
            }
            Type::Decimal => Tree::Field("floor_area"),
            Type::Date if literal => {
                Tree::Literal(Value::Date(date_of(dice.of(&["2024-02-29", "9999-12-31"])).unwrap()))
            }
            Type::Date => Tree::Field("applied_on"),
            _ if literal => Tree::Literal(text(dice.of(&["granted", "allocated"]))),
            _ => Tree::Field("land"),
        }
    }

    pub(super) fn with_all_parentheses(&self) -> String {
        match self {
            Tree::Infix(left, sign, right) => {
                format!("({} {sign} {})", left.with_all_parentheses(), right.with_all_parentheses())
            }
            Tree::Prefix(sign, inner) => format!("{sign}({})", inner.with_all_parentheses()),
            Tree::OneOf(sought, among) => {
                let among: Vec<String> = among.iter().map(Tree::with_all_parentheses).collect();
                format!("({} in [{}])", sought.with_all_parentheses(), among.join(", "))
            }
            Tree::Choice(condition, chosen, otherwise) => format!(
                "({} ? {} : {})",
                condition.with_all_parentheses(),
                chosen.with_all_parentheses(),
                otherwise.with_all_parentheses()
            ),
            leaf => leaf.with_few_parentheses(),
        }
    }

    pub(super) fn with_few_parentheses(&self) -> String {
        match self {
            Tree::Literal(Value::Text(text)) => format!("{text:?}"),
            Tree::Literal(Value::Date(date)) => format!("date('{date}')"),
            Tree::Literal(value) => value.to_string(),
            Tree::Field(name) => (*name).to_owned(),
            Tree::Has(name) => format!("has({name})"),
            Tree::Prefix(sign, inner) => format!("{sign}{}", inner.at_level(6)),
            Tree::Infix(left, sign, right) => {
                let level = level(sign);
                let left_level = if level == 3 { 4 } else { level };
                format!("{}{sign}{}", left.at_level(left_level), right.at_level(level + 1))
            }
            Tree::OneOf(sought, among) => {
                let among: Vec<String> = among.iter().map(Tree::with_few_parentheses).collect();
                format!("{} in[{}]", sought.at_level(4), among.join(","))
            }
            Tree::Choice(condition, chosen, otherwise) => {
                format!("{}?{}:{}", condition.at_level(1), chosen.at_level(1), otherwise.with_few_parentheses())
            }
        }
    }

    fn at_level(&self, needed: u8) -> String {
        let own = match self {
            Tree::Choice(..) => 0,
            Tree::Infix(_, sign, _) => level(sign),
            Tree::OneOf(..) => 3,
            Tree::Literal(_) | Tree::Field(_) | Tree::Has(_) | Tree::Prefix(..) => 6,
        };
        let text = self.with_few_parentheses();
        if own < needed { format!("({text})") } else { text }
    }

    pub(super) fn plain_value(&self, permit: &Permit) -> Result<Value, NoValue> {
        match self {
            Tree::Literal(value) => Ok(value.clone()),
            Tree::Field(name) => field(permit, name).ok_or_else(|| NoValue::Absent(permit.field(name).unwrap().0)),
            Tree::Has(name) => Ok(Value::Bool(field(permit, name).is_some())),
            Tree::Prefix("!", inner) => Ok(Value::Bool(inner.plain_value(permit)? != Value::Bool(true))),
            Tree::Prefix(_, inner) => infix(&Value::Integer(0), "-", &inner.plain_value(permit)?),
            Tree::Infix(left, sign @ ("&&" | "||"), right) => {
                let decisive = Value::Bool(*sign == "||");
                match (left.plain_value(permit), right.plain_value(permit)) {
                    (Ok(value), _) | (_, Ok(value)) if value == decisive => Ok(decisive),
                    (Err(reason), _) | (Ok(_), Err(reason)) => Err(reason),
                    (Ok(_), Ok(value)) => Ok(value),
                }
            }
            Tree::Infix(left, sign, right) => infix(&left.plain_value(permit)?, sign, &right.plain_value(permit)?),
            Tree::OneOf(sought, among) => {
                let sought = sought.plain_value(permit)?;
                let among = among.iter().map(|tree| tree.plain_value(permit)).collect::<Result<Vec<_>, _>>()?;
                Ok(Value::Bool(among.contains(&sought)))
            }
            Tree::Choice(condition, chosen, otherwise) => {
                let arm = if condition.plain_value(permit)? == Value::Bool(true) { chosen } else { otherwise };
                arm.plain_value(permit)
            }
        }
    }
}

fn field(permit: &Permit, name: &str) -> Option<Value> {
    let (id, ty) = permit.field(name)?;
    permit
        .values
        .get(&id)
        .filter(|value| matches!(ty, Type::OneOf(_)) && matches!(value, Value::Text(_)) || value.fits(ty))
        .cloned()
}

fn level(sign: &str) -> u8 {
    match sign {
        "||" => 1,
        "&&" => 2,
        "+" | "-" => 4,
        "*" | "/" | "%" => 5,
        _ => 3,
    }
}

fn infix(left: &Value, sign: &str, right: &Value) -> Result<Value, NoValue> {
    if level(sign) == 3 {
        let order = match (number(left), number(right)) {
            (Some(left), Some(right)) => left.cmp(&right),
            _ => left.cmp(right),
        };
        let holds = match sign {
            "==" => order.is_eq(),
            "!=" => order.is_ne(),
            "<" => order.is_lt(),
            "<=" => order.is_le(),
            ">" => order.is_gt(),
            _ => order.is_ge(),
        };
        return Ok(Value::Bool(holds));
    }
    match (left, right) {
        (Value::Integer(a), Value::Integer(b)) => integers(i128::from(*a), sign, i128::from(*b)),
        (Value::Date(a), Value::Date(b)) => Ok(Value::Integer(day_of_date(*a) - day_of_date(*b))),
        (Value::Date(a), Value::Integer(b)) => {
            let days = if sign == "+" { i128::from(*b) } else { -i128::from(*b) };
            let day = i128::from(day_of_date(*a)) + days;
            let in_range = (-719162..=2932896).contains(&day);
            in_range.then(|| Value::Date(date_of_day(day as i64))).ok_or(NoValue::Overflow)
        }
        _ => decimals(number(left).unwrap(), sign, number(right).unwrap()),
    }
}

fn integers(a: i128, sign: &str, b: i128) -> Result<Value, NoValue> {
    let result = match sign {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        _ if b == 0 => return Err(NoValue::DivisionByZero),
        "%" if a / b <= i128::from(i64::MAX) => a % b,
        _ => a / b,
    };
    i64::try_from(result).map(Value::Integer).map_err(|_| NoValue::Overflow)
}

fn decimals(a: Decimal, sign: &str, b: Decimal) -> Result<Value, NoValue> {
    let result = match sign {
        "+" => a.checked_add(b),
        "-" => a.checked_sub(b),
        "*" => a.checked_mul(b),
        _ if b.is_zero() => return Err(NoValue::DivisionByZero),
        _ => a.checked_div(b),
    };
    result.map(Value::Decimal).ok_or(NoValue::Overflow)
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Integer(number) => Some(Decimal::from(*number)),
        Value::Decimal(number) => Some(*number),
        _ => None,
    }
}

/// Days since 1970-01-01, counted by whole years and months.
fn day_of_date(date: Date) -> i64 {
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let days_of_years = 365 * year + year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    days_of_years + (153 * month + 2) / 5 + day - 719469
}

/// The inverse of counting days, found by halving the years.
pub(super) fn date_of_day(day: i64) -> Date {
    let (mut low, mut high) = (-9999i16, 9999i16);
    while low < high {
        let middle = low + (i32::from(high) - i32::from(low) + 1).div_euclid(2) as i16;
        if day_of_date(Date::new(middle, 1, 1).unwrap()) <= day { low = middle } else { high = middle - 1 }
    }
    let mut rest = day - day_of_date(Date::new(low, 1, 1).unwrap());
    let mut month = Date::new(low, 1, 1).unwrap();
    while rest >= i64::from(month.days_in_month()) {
        rest -= i64::from(month.days_in_month());
        month = Date::new(low, month.month() + 1, 1).unwrap();
    }
    Date::new(low, month.month(), 1 + rest as i8).unwrap()
}
