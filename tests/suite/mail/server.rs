//! A small mail server that takes or refuses letters, over real SMTP.

use std::sync::{Arc, Mutex, PoisonError};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

#[derive(Clone)]
pub struct MailServer {
    pub url: String,
    taken: Arc<Mutex<Vec<String>>>,
}

impl MailServer {
    /// Starts a server; `takes` is whether it accepts letters.
    pub async fn start(takes: bool) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let url = format!("smtp://{}", listener.local_addr().expect("an address"));
        let server = Self { url, taken: Arc::default() };
        let taken = server.taken.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(talk(stream, takes, taken.clone()));
            }
        });
        server
    }

    /// What it took, whole.
    pub fn taken(&self) -> Vec<String> {
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn talk(stream: TcpStream, takes: bool, taken: Arc<Mutex<Vec<String>>>) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let mut letter: Option<String> = None;
    let _ = write.write_all(b"220 test\r\n").await;
    while let Ok(Some(line)) = lines.next_line().await {
        if let Some(text) = letter.as_mut().filter(|_| line != ".") {
            text.push_str(&line);
            text.push('\n');
            continue;
        }
        let answer = match (letter.take(), line.split(' ').next().unwrap_or_default()) {
            (Some(text), _) => {
                taken.lock().unwrap_or_else(PoisonError::into_inner).push(text);
                "250 taken"
            }
            (None, "RCPT") if !takes => "550 no such person",
            (None, "DATA") => {
                letter = Some(String::new());
                "354 go on"
            }
            (None, "QUIT") => "221 bye",
            (None, _) => "250 test",
        };
        let _ = write.write_all(format!("{answer}\r\n").as_bytes()).await;
    }
}
