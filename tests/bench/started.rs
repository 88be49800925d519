//! The program itself with the shipped record: how soon it answers, and how much memory it takes once every public page was asked for.

use super::load::Client;
use std::{
    io::Read as _,
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

/// Asks for every public page that links lead to; how many there are.
fn walk(to: SocketAddr) -> usize {
    let mut client = Client::to(to);
    let mut waiting = vec!["/es".to_owned(), "/en".to_owned()];
    let mut known: std::collections::BTreeSet<String> = waiting.iter().cloned().collect();
    let mut asked = 0;
    while let Some(path) = waiting.pop() {
        let reply = client.get(&path, "accept-encoding: gzip\r\n");
        asked += 1;
        let mut html = String::new();
        if reply.header("content-encoding") == "gzip" {
            flate2::read::GzDecoder::new(&reply.body[..]).read_to_string(&mut html).expect("a page");
        }
        for link in html.split("href=\"/").skip(1).filter_map(|rest| rest.split('"').next()) {
            let link = format!("/{}", link.split('#').next().unwrap_or_default().replace("&amp;", "&"));
            let is_page = ["/es/", "/en/"].iter().any(|root| link.starts_with(root))
                && !link.contains("/cuenta/")
                && !link.contains("/account/");
            if is_page && known.insert(link.clone()) {
                waiting.push(link);
            }
        }
    }
    asked
}
