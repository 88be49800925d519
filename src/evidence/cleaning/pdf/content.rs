//! What is painted on a page, operator by operator: remarks are left out, and marks keep their name but not what they tell
//! (replacement texts, authors, layers). Source: ISO 32000-1, 7.2, 8.9.7 and 14.6.

/// How deep arrays and dictionaries may lie in one another.
const DEEPEST: usize = 64;

/// The same painting. None when it holds a picture that can carry hidden data.
pub fn without_marks(content: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader { rest: content, out: Vec::with_capacity(content.len()), operands: Vec::new() };
    while reader.step()? {}
    // Operands without an operator paint nothing.
    reader.keep_last(0);
    Some(reader.out)
}

struct Reader<'a> {
    rest: &'a [u8],
    out: Vec<u8>,
    /// Where in `out` each operand of the coming operator begins.
    operands: Vec<usize>,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | 9 | 10 | 12 | 13 | 32)
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}

fn is_regular(byte: u8) -> bool {
    !is_space(byte) && !is_delimiter(byte)
}

fn is_number(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.')
}

/// How many operands an operator takes at most; none for what is no operator. Source: ISO 32000-1, annex A.
fn most_operands(word: &[u8]) -> Option<usize> {
    Some(match word {
        b"b" | b"B" | b"b*" | b"B*" | b"BT" | b"BX" | b"EMC" | b"ET" | b"EX" | b"f" | b"F" | b"f*" | b"h" | b"n" | b"q"
        | b"Q" | b"s" | b"S" | b"T*" | b"W" | b"W*" => 0,
        b"cs" | b"CS" | b"Do" | b"g" | b"G" | b"gs" | b"i" | b"j" | b"J" | b"M" | b"ri" | b"sh" | b"Tc" | b"Tj" | b"TJ"
        | b"TL" | b"Tr" | b"Ts" | b"Tw" | b"Tz" | b"w" | b"'" => 1,
        b"d" | b"d0" | b"l" | b"m" | b"Td" | b"TD" | b"Tf" => 2,
        b"rg" | b"RG" | b"\"" => 3,
        b"k" | b"K" | b"re" | b"v" | b"y" => 4,
        b"c" | b"cm" | b"d1" | b"Tm" => 6,
        b"sc" | b"SC" | b"scn" | b"SCN" => 33,
        _ => return None,
    })
}

/// Just behind the `EI` that ends a picture: blanks around it, and what follows reads as text. Points can hold the two letters too.
fn end_of_picture(rest: &[u8]) -> usize {
    let ends = |at: usize| {
        let after = &rest[at + 3..];
        is_space(rest[at])
            && after.first().is_none_or(|byte| is_space(*byte))
            && after.iter().take(12).all(|byte| byte.is_ascii_graphic() || is_space(*byte) && *byte != 0)
    };
    rest.windows(3).enumerate().position(|(at, found)| &found[1..] == b"EI" && ends(at)).map_or(rest.len(), |at| at + 3)
}

impl<'a> Reader<'a> {
    /// Reads one operand or operator; false at the end.
    fn step(&mut self) -> Option<bool> {
        self.skip_blank();
        let Some(&first) = self.rest.first() else { return Some(false) };
        if is_regular(first) && !is_number(first) {
            let word = self.word();
            match word {
                b"true" | b"false" | b"null" => self.operand_of(word),
                b"BI" => self.picture()?,
                _ => self.operator(word),
            }
        } else {
            let start = self.out.len();
            if self.object(0) {
                self.operands.push(start);
            }
        }
        Some(true)
    }

    fn skip_blank(&mut self) {
        loop {
            let blank = self.rest.iter().position(|b| !is_space(*b)).unwrap_or(self.rest.len());
            self.rest = &self.rest[blank..];
            if self.rest.first() != Some(&b'%') {
                return;
            }
            let end = self.rest.iter().position(|b| matches!(b, 10 | 13)).unwrap_or(self.rest.len());
            self.rest = &self.rest[end..];
        }
    }

    fn operand_of(&mut self, word: &[u8]) {
        self.operands.push(self.out.len());
        self.out.extend(word);
        self.out.push(b' ');
    }

    fn operator(&mut self, word: &[u8]) {
        match word {
            b"BDC" | b"DP" => self.mark(2, if word == b"BDC" { b"BMC\n" } else { b"MP\n" }),
            b"BMC" => self.mark(1, b"BMC\n"),
            b"MP" => self.mark(1, b"MP\n"),
            _ => match most_operands(word) {
                Some(most) => {
                    self.keep_last(most);
                    self.out.extend(word);
                    self.out.push(b'\n');
                }
                // No program knows it: nothing is painted by it.
                None => self.keep_last(0),
            },
        }
        self.operands.clear();
    }

    /// Takes out operands that the operator has no use for.
    fn keep_last(&mut self, most: usize) {
        if let (Some(&first), Some(from)) = (self.operands.first(), self.operands.len().checked_sub(most)) {
            let from = self.operands.get(from).copied().unwrap_or(self.out.len());
            self.out.drain(first..from);
        }
    }

    /// A mark with its name alone; the name is the operand that stands so many places before the operator.
    fn mark(&mut self, place: usize, operator: &[u8]) {
        let at = self.operands.len().checked_sub(place);
        let from = at.and_then(|at| self.operands.get(at)).copied();
        let to = at.and_then(|at| self.operands.get(at + 1)).copied().unwrap_or(self.out.len());
        let told = from.and_then(|from| self.out.get(from..to)).filter(|name| name.starts_with(b"/"));
        let name = told.map_or_else(|| b"/Span ".to_vec(), <[u8]>::to_vec);
        self.out.truncate(self.operands.first().copied().unwrap_or(self.out.len()));
        self.out.extend(name);
        self.out.extend(operator);
    }

    fn word(&mut self) -> &'a [u8] {
        let end = self.rest.iter().position(|b| !is_regular(*b)).unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    /// A picture between the operators, `BI … ID … EI`: kept as it is when it is made of points.
    fn picture(&mut self) -> Option<()> {
        self.out.extend(b"BI ");
        let start = self.out.len();
        loop {
            self.skip_blank();
            match self.rest {
                [] => return Some(()),
                [b'I', b'D', after, ..] if is_space(*after) => break,
                _ => {
                    self.object(0);
                }
            }
        }
        let told = self.out.get(start..).unwrap_or_default();
        if [&b"/DCT"[..], b"/JPX"].iter().any(|kind| told.windows(kind.len()).any(|found| found == *kind)) {
            return None;
        }
        let end = end_of_picture(self.rest);
        let (points, rest) = self.rest.split_at(end);
        self.out.extend(points);
        self.out.push(b'\n');
        self.rest = rest;
        self.operands.clear();
        Some(())
    }

    /// Copies one name, number, text, array or dictionary; false when there was none and a stray sign was passed over.
    fn object(&mut self, depth: usize) -> bool {
        match self.rest {
            [b'(', ..] => self.text(),
            [b'<', b'<', ..] if depth < DEEPEST => self.group(2, b">>", depth),
            [b'[', ..] if depth < DEEPEST => self.group(1, b"]", depth),
            [b'<', hex @ ..] if hex.first() != Some(&b'<') => {
                let end = self.rest.iter().position(|b| *b == b'>').map_or(self.rest.len(), |at| at + 1);
                self.copy(end);
            }
            [b'/', name @ ..] => {
                let end = 1 + name.iter().position(|b| !is_regular(*b)).unwrap_or(name.len());
                self.copy(end);
            }
            [byte, ..] if is_regular(*byte) => {
                let end = self.rest.iter().position(|b| !is_regular(*b)).unwrap_or(self.rest.len());
                self.copy(end);
            }
            rest => {
                self.rest = rest.get(1..).unwrap_or_default();
                return false;
            }
        }
        true
    }

    /// An array or a dictionary, its parts one by one, so that no remark inside goes along.
    fn group(&mut self, open: usize, close: &[u8], depth: usize) {
        self.out.extend(&self.rest[..open]);
        self.rest = &self.rest[open..];
        loop {
            self.skip_blank();
            if self.rest.is_empty() || self.rest.starts_with(close) {
                self.rest = self.rest.get(close.len()..).unwrap_or_default();
                self.out.extend(close);
                self.out.push(b' ');
                return;
            }
            self.object(depth + 1);
        }
    }

    /// A text in round brackets, which may hold others and escaped signs.
    fn text(&mut self) {
        let (mut open, mut escaped) = (0_usize, false);
        let end = self.rest.iter().position(|byte| {
            match (escaped, byte) {
                (true, _) => escaped = false,
                (false, b'\\') => escaped = true,
                (false, b'(') => open += 1,
                (false, b')') => open -= 1,
                _ => {}
            }
            open == 0
        });
        self.copy(end.map_or(self.rest.len(), |at| at + 1));
    }

    fn copy(&mut self, length: usize) {
        let (taken, rest) = self.rest.split_at(length.min(self.rest.len()));
        self.out.extend(taken);
        self.out.push(b' ');
        self.rest = rest;
    }
}
