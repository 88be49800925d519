//! A bounded load over HTTP/1.1: as many connections as threads, each asking again as soon as it has its answer.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::{Duration, Instant},
};

/// What a load met.
pub struct Load {
    pub answers: usize,
    pub took: Duration,
    /// In order.
    times: Vec<Duration>,
}

impl Load {
    pub fn per_second(&self) -> f64 {
        self.answers as f64 / self.took.as_secs_f64()
    }

    /// The time within which this share of the answers came, in milliseconds.
    pub fn within(&self, share: f64) -> f64 {
        let place = ((self.times.len() as f64 * share).ceil() as usize).clamp(1, self.times.len());
        self.times[place - 1].as_secs_f64() * 1000.0
    }
}

pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }
}

/// One connection that stays open.
pub struct Client {
    to: SocketAddr,
    reader: BufReader<TcpStream>,
}

impl Client {
    pub fn to(to: SocketAddr) -> Self {
        let stream = TcpStream::connect(to).expect("the server takes connections");
        stream.set_nodelay(true).expect("a socket");
        stream.set_read_timeout(Some(Duration::from_secs(60))).expect("a socket");
        Self { to, reader: BufReader::with_capacity(64 * 1024, stream) }
    }

    pub fn get(&mut self, path: &str, headers: &str) -> Reply {
        self.send(&format!("GET {path} HTTP/1.1\r\nhost: {}\r\n{headers}\r\n", self.to), b"")
    }

    /// Sends a form as a browser does.
    pub fn post(&mut self, path: &str, headers: &str, body: &str) -> Reply {
        let head = format!(
            "POST {path} HTTP/1.1\r\nhost: {to}\r\norigin: http://{to}\r\nsec-fetch-site: same-origin\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {length}\r\n{headers}\r\n",
            to = self.to,
            length = body.len()
        );
        self.send(&head, body.as_bytes())
    }

    fn send(&mut self, head: &str, body: &[u8]) -> Reply {
        let stream = self.reader.get_mut();
        stream.write_all(&[head.as_bytes(), body].concat()).expect("sent");
        let mut line = String::new();
        self.reader.read_line(&mut line).expect("an answer");
        let status = line.split(' ').nth(1).and_then(|code| code.parse().ok()).expect("a status");
        let mut reply = Reply { status, headers: Vec::new(), body: Vec::new() };
        loop {
            line.clear();
            self.reader.read_line(&mut line).expect("headers");
            let Some((name, value)) = line.trim_end().split_once(':') else { break };
            reply.headers.push((name.to_ascii_lowercase(), value.trim().to_owned()));
        }
        self.body(&mut reply);
        reply
    }

    fn body(&mut self, reply: &mut Reply) {
        if let Ok(length) = reply.header("content-length").parse::<usize>() {
            reply.body.resize(length, 0);
            self.reader.read_exact(&mut reply.body).expect("a body");
            return;
        }
        while reply.header("transfer-encoding") == "chunked" {
            let mut line = String::new();
            self.reader.read_line(&mut line).expect("a chunk");
            let length = usize::from_str_radix(line.trim(), 16).expect("the length of a chunk");
            let start = reply.body.len();
            reply.body.resize(start + length + 2, 0);
            self.reader.read_exact(&mut reply.body[start..]).expect("a chunk");
            reply.body.truncate(start + length);
            if length == 0 {
                return;
            }
        }
    }
}

/// Asks for the paths in turn on so many connections, for so long, after a short while that is not counted.
pub fn load(to: SocketAddr, paths: &[String], headers: &str, connections: usize, lasts: Duration) -> Load {
    load_expecting(to, paths, headers, connections, lasts, 200)
}

pub fn load_expecting(to: SocketAddr, paths: &[String], headers: &str, connections: usize, lasts: Duration, status: u16) -> Load {
    let warm = lasts / 5;
    let began = Instant::now();
    let one = |number: usize| {
        let mut client = Client::to(to);
        let mut times = Vec::new();
        for path in paths.iter().cycle().skip(number) {
            let asked = Instant::now();
            if asked - began > warm + lasts {
                break;
            }
            let reply = client.get(path, headers);
            assert_eq!(reply.status, status, "{path}");
            if asked - began > warm {
                times.push(asked.elapsed());
            }
        }
        times
    };
    let all: Vec<Vec<Duration>> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..connections).map(|number| scope.spawn(move || one(number))).collect();
        threads.into_iter().map(|thread| thread.join().expect("a connection")).collect()
    });
    let mut times: Vec<Duration> = all.into_iter().flatten().collect();
    times.sort_unstable();
    Load { answers: times.len(), took: lasts, times }
}
