//! The program itself with the shipped record: how soon it answers, and how much memory it takes once every page of its sitemap was asked for.

use super::load::Client;
use std::{
    net::{SocketAddr, TcpListener, TcpStream},
    path::Path,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

pub struct Started {
    pub first: Duration,
    pub again: Duration,
    /// In MiB: after the start, and after all pages.
    pub resident: f64,
    pub walked: f64,
    pub pages: usize,
}

pub fn measure(program: &Path, folder: &Path) -> Started {
    let (child, _, first) = start(program, folder);
    end(child);
    let (child, to, again) = start(program, folder);
    let resident = resident(&child);
    let pages = walk(to);
    let walked = self::resident(&child);
    end(child);
    Started { first, again, resident, walked, pages }
}

fn start(program: &Path, folder: &Path) -> (Child, SocketAddr, Duration) {
    let to = TcpListener::bind("127.0.0.1:0").and_then(|free| free.local_addr()).expect("a free port");
    let began = Instant::now();
    let mut child = Command::new(program)
        .arg("serve")
        .current_dir(folder)
        .env("ACUSE_ADDR", to.to_string())
        .env("ACUSE_DATA", folder.join("data"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program starts");
    while began.elapsed() < Duration::from_secs(60) {
        if TcpStream::connect(to).is_ok() && Client::to(to).get("/health/ready", "connection: close\r\n").status == 200 {
            return (child, to, began.elapsed());
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    child.kill().and_then(|()| child.wait()).expect("it ends");
    panic!("the program is not ready after a minute");
}

fn end(mut child: Child) {
    child.kill().expect("it runs");
    child.wait().expect("it ends");
}

fn resident(child: &Child) -> f64 {
    let text = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
    let kib = text.lines().find_map(|line| line.strip_prefix("VmRSS:")?.trim().split(' ').next()?.parse::<f64>().ok());
    kib.unwrap_or_default() / 1024.0
}

/// Asks for every page of the sitemap; how many there are.
fn walk(to: SocketAddr) -> usize {
    let mut client = Client::to(to);
    let map = String::from_utf8(client.get("/sitemap.xml", "").body).expect("a sitemap");
    let pages: Vec<String> = map
        .split("<loc>")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once("</loc>")?.0.replace("&amp;", "&")))
        .filter_map(|address| Some(format!("/{}", address.splitn(4, '/').nth(3)?)))
        .collect();
    for page in &pages {
        assert_eq!(client.get(page, "accept-encoding: gzip\r\n").status, 200, "{page}");
    }
    pages.len()
}
