//! How a run goes: what it says of itself, how long its stages take, and how far it is.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use clap::Args;

use claims::pipeline::Meter;
use claims::read::Input;

use super::messages;

/// What a run says of itself.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Telling {
    /// Say nothing but what ends the run: no files that gave no article, no progress
    #[arg(short, long, conflicts_with = "verbose")]
    pub quiet: bool,

    /// Say what is done: which settings hold, what is read, what the cache gives
    #[arg(short, long)]
    pub verbose: bool,

    /// Say what was read, and how long each stage took, on standard error
    #[arg(long)]
    stats: bool,
}

impl Telling {
    /// Says what is done, where that is asked for.
    pub fn note(self, message: impl FnOnce() -> String) {
        if self.verbose {
            messages::note(&message());
        }
    }
}

/// Runs that are done sooner show no progress.
const PATIENCE: Duration = Duration::from_secs(1);
/// How often progress is shown anew.
const BEAT: Duration = Duration::from_millis(100);

/// A run that is under way.
pub struct Watch {
    telling: Telling,
    begun: Instant,
    lap: Instant,
    laps: Vec<(&'static str, Duration)>,
    inputs: usize,
    /// Bytes of all inputs on disk.
    pub bytes: u64,
    /// What is done so far.
    pub meter: Arc<Meter>,
    /// Whether the result was there already.
    pub kept: bool,
    bar: Option<Bar>,
}

impl Watch {
    /// Begins to watch a run over these inputs.
    pub fn new(telling: Telling, inputs: &[Input]) -> Self {
        let size = |input: &Input| match input {
            Input::File(path) => std::fs::metadata(path).map_or(0, |data| data.len()),
            Input::Stdin => 0,
        };
        let bytes = inputs.iter().map(size).sum();
        let (begun, meter) = (Instant::now(), Arc::new(Meter::default()));
        let bar = (!telling.quiet && messages::is_terminal()).then(|| Bar::new(Arc::clone(&meter), bytes));
        Self { telling, begun, lap: begun, laps: Vec::new(), inputs: inputs.len(), bytes, meter, kept: false, bar }
    }

    /// The stage that began with the one before has ended.
    pub fn lap(&mut self, stage: &'static str) {
        self.laps.push((stage, self.lap.elapsed()));
        self.lap = Instant::now();
        if let Some(bar) = &self.bar {
            bar.extracted.store(true, Ordering::Relaxed);
        }
    }

    /// The output begins: a line of progress may no longer stand in its way.
    pub fn writing(&mut self) {
        self.bar = None;
        self.lap = Instant::now();
    }

    /// Ends the run, and says how it went where that is asked for.
    pub fn finish(mut self) {
        self.laps.push(("write", self.lap.elapsed()));
        self.bar = None;
        if self.telling.stats {
            self.told().lines().for_each(messages::note);
        }
    }

    fn told(&self) -> String {
        let mut text = String::new();
        let read = if self.bytes > 0 { self.bytes } else { self.meter.bytes() };
        let _ = writeln!(text, "{} inputs, {}, {} articles extracted", self.inputs, size(read), self.meter.articles());
        let rate =
            |time: Duration| if time.is_zero() { String::new() } else { format!("{}/s", size((read as f64 / time.as_secs_f64()) as u64)) };
        let mut row = |stage: &str, time: Duration, note: &str| {
            let _ = writeln!(text, "  {stage:<16} {:>10}  {:>10}  {note}", seconds(time), rate(time));
        };
        if self.kept {
            row("from the cache", self.laps.first().map_or(Duration::ZERO, |lap| lap.1), "");
        } else {
            row("read", self.meter.reading(), "of all threads together");
            row("extract", self.meter.extracting(), "of all threads together");
        }
        for (stage, time) in self.laps.iter().skip(usize::from(self.kept)) {
            row(stage, *time, "");
        }
        row("whole run", self.begun.elapsed(), "");
        text
    }
}

/// A line of progress on the terminal, drawn by a thread of its own.
struct Bar {
    extracted: Arc<AtomicBool>,
    stop: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Bar {
    fn new(meter: Arc<Meter>, bytes: u64) -> Self {
        let (stop, stopped) = mpsc::channel::<()>();
        let extracted = Arc::new(AtomicBool::new(false));
        let reconciling = Arc::clone(&extracted);
        let thread = std::thread::spawn(move || {
            let begun = Instant::now();
            let mut shown = false;
            while stopped.recv_timeout(BEAT) == Err(RecvTimeoutError::Timeout) {
                if begun.elapsed() >= PATIENCE {
                    shown = true;
                    messages::progress(&progress(&meter, bytes, begun.elapsed(), reconciling.load(Ordering::Relaxed)));
                }
            }
            if shown {
                messages::clear();
            }
        });
        Self { extracted, stop: Some(stop), thread: Some(thread) }
    }
}

impl Drop for Bar {
    fn drop(&mut self) {
        drop(self.stop.take());
        let _ = self.thread.take().map(JoinHandle::join);
    }
}

/// " 45 %  12.3 of 27.0 MB  4500 articles  3 s left".
fn progress(meter: &Meter, bytes: u64, elapsed: Duration, reconciling: bool) -> String {
    let (done, articles) = (meter.bytes(), meter.articles());
    if reconciling {
        return format!("reconciling {articles} articles  {}", seconds(elapsed));
    }
    if bytes == 0 || done == 0 {
        return format!("{}  {articles} articles  {}", size(done), seconds(elapsed));
    }
    // Packed files hold more than their size says.
    let share = (done as f64 / bytes as f64).min(0.99);
    let left = elapsed.as_secs_f64() * (1.0 - share) / share;
    format!("{:>3.0} %  {} of {}  {articles} articles  {left:.0} s left", share * 100.0, size(done.min(bytes)), size(bytes))
}

/// "12.3 MB".
fn size(bytes: u64) -> String {
    match bytes {
        0..1000 => format!("{bytes} B"),
        1000..1_000_000 => format!("{:.1} kB", bytes as f64 / 1e3),
        1_000_000..1_000_000_000 => format!("{:.1} MB", bytes as f64 / 1e6),
        _ => format!("{:.2} GB", bytes as f64 / 1e9),
    }
}

/// "120 ms", "4.2 s".
fn seconds(time: Duration) -> String {
    if time < Duration::from_secs(1) { format!("{:.1} ms", time.as_secs_f64() * 1e3) } else { format!("{:.1} s", time.as_secs_f64()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_counts_and_tells_what_is_left() {
        let meter = Meter::default();
        assert_eq!(progress(&meter, 0, PATIENCE, false), "0 B  0 articles  1.0 s");
        assert_eq!(progress(&meter, 10, PATIENCE, true), "reconciling 0 articles  1.0 s");
        assert_eq!((size(999), size(61_234), size(27_000_000)), ("999 B".to_owned(), "61.2 kB".to_owned(), "27.0 MB".to_owned()));
    }
}
