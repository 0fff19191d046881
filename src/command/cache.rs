//! Runs that are kept, so that the next one over the same articles costs reading and hashing them.
//!
//! An entry holds the whole result of one run: what was found, and what went wrong on the way. Its name is a hash of everything that the
//! result depends on — the program itself, the options, the user's names, the path and the bytes of each input — so that an entry is right or
//! is not found. (Single articles are not kept: reading their records back takes about as long as making them.)

use std::fs::{self, File};
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::sync::PoisonError;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use claims::model::Output;
use claims::read::{Input, Options, Problem};

use super::target::Beside;

/// The form of entries: another form lies in another folder.
const FOLDER: &str = "v1";
/// Inputs under a folder that are larger in all (bytes) are kept without a word on it.
pub const LARGE: u64 = 4 << 20;
/// A larger result is not kept.
const LARGEST: u64 = 256 << 20;
/// Entries take no more room; the ones that were used longest ago go first.
const ROOM: u64 = 1 << 30;

/// A run that may be kept.
pub struct Cache {
    folder: PathBuf,
    key: String,
    /// Sizes and times of the inputs, as they were when they were hashed.
    seen: Vec<(u64, Option<SystemTime>)>,
}

/// What is written of a run.
#[derive(Serialize)]
struct Kept<'a> {
    problems: &'a [Told],
    output: &'a Output,
}

/// What is read back.
#[derive(Deserialize)]
struct Found {
    problems: Vec<Told>,
    output: Output,
}

/// A problem of a run.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Told {
    path: String,
    line: Option<u64>,
    message: String,
    failed: bool,
}

impl From<&Problem> for Told {
    fn from(problem: &Problem) -> Self {
        let Problem { path, line, message, failed } = problem.clone();
        Self { path, line, message, failed }
    }
}

impl From<Told> for Problem {
    fn from(told: Told) -> Self {
        Self { path: told.path, line: told.line, message: told.message, failed: told.failed }
    }
}

/// The platform's folder for what can be made again.
pub fn platform_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let home = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        set("HOME").map(|home| home.join("Library/Caches"))
    } else {
        set("XDG_CACHE_HOME").filter(|folder| folder.is_absolute()).or_else(|| set("HOME").map(|home| home.join(".cache")))
    };
    home.map(|home| home.join("claims"))
}

impl Cache {
    /// The entry of a run over these inputs in a folder; `more` is what else the result depends on. `None` where an input can't be
    /// kept: standard input, a device, a file that can't be read.
    pub fn new(folder: &Path, inputs: &[Input], options: &Options, more: &[String], threads: usize) -> Option<Self> {
        let mut files = Vec::with_capacity(inputs.len());
        let mut seen = Vec::with_capacity(inputs.len());
        for input in inputs {
            let Input::File(path) = input else { return None };
            seen.push(state(path)?);
            files.push(path.as_path());
        }
        let program = hash(&std::env::current_exe().ok()?).ok()?;
        let hashes = hashes(&files, threads)?;
        let mut whole = Sha256::new();
        let mut add = |bytes: &[u8]| {
            whole.update((bytes.len() as u64).to_le_bytes());
            whole.update(bytes);
        };
        add(env!("CLAIMS_VERSION").as_bytes());
        add(&program);
        add(format!("{options:?}").as_bytes());
        add(&(more.len() as u64).to_le_bytes());
        more.iter().for_each(|text| add(text.as_bytes()));
        for (path, hash) in files.iter().zip(&hashes) {
            add(path.as_os_str().as_encoded_bytes());
            add(hash);
        }
        Some(Self { folder: folder.join(FOLDER), key: hex(&whole.finalize()), seen })
    }

    fn path(&self) -> PathBuf {
        self.folder.join(&self.key)
    }

    /// The result, where it was kept. A damaged entry is as good as none.
    pub fn load(&self) -> Option<(Output, Vec<Problem>)> {
        let path = self.path();
        let bytes = fs::read(&path).ok()?;
        let (body, sum) = bytes.split_at_checked(bytes.len().checked_sub(64)?)?;
        if hex(&Sha256::digest(body)).as_bytes() != sum {
            return None;
        }
        let found: Found = serde_json::from_slice(body).ok()?;
        // What was used last goes last.
        let _ = File::options().append(true).open(&path).and_then(|file| file.set_modified(SystemTime::now()));
        Some((found.output, found.problems.into_iter().map(Problem::from).collect()))
    }

    /// Keeps a result, unless an input has changed since it was hashed. What can't be written is not kept.
    pub fn store(&self, inputs: &[Input], output: &Output, problems: &[Told]) -> io::Result<()> {
        let now = inputs.iter().map(|input| if let Input::File(path) = input { state(path) } else { None });
        if !now.eq(self.seen.iter().copied().map(Some)) {
            return Ok(());
        }
        fs::create_dir_all(&self.folder)?;
        let mut file = Beside::create(&self.path())?;
        let mut out = Summed { out: &mut file.out, sum: Sha256::new(), count: 0 };
        serde_json::to_writer(&mut out, &Kept { problems, output })?;
        let Summed { sum, .. } = out;
        file.out.write_all(hex(&sum.finalize()).as_bytes())?;
        file.finish()?;
        self.sweep()
    }

    /// Takes away what was used longest ago, and what a crash left, where the entries take too much room.
    fn sweep(&self) -> io::Result<()> {
        let mut entries = Vec::new();
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            // Another process may have taken it away.
            if let Ok(data) = entry.metadata() {
                entries.push((data.modified().unwrap_or(SystemTime::UNIX_EPOCH), data.len(), entry.path()));
            }
        }
        entries.sort();
        let mut room: u64 = entries.iter().map(|entry| entry.1).sum();
        for (_, size, path) in entries {
            if room <= ROOM {
                break;
            }
            let _ = fs::remove_file(path);
            room -= size;
        }
        Ok(())
    }
}

/// Writes on, and hashes; refuses more than is kept.
struct Summed<W> {
    out: W,
    sum: Sha256,
    count: u64,
}

impl<W: Write> Write for Summed<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.out.write(bytes)?;
        self.sum.update(bytes.get(..written).unwrap_or_default());
        self.count += written as u64;
        if self.count > LARGEST { Err(io::Error::other("the result is too large to be kept")) } else { Ok(written) }
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}

/// Size and time of a regular file.
fn state(path: &Path) -> Option<(u64, Option<SystemTime>)> {
    let data = fs::metadata(path).ok().filter(fs::Metadata::is_file)?;
    Some((data.len(), data.modified().ok()))
}

/// The hashes of the files, in their order; `None` where one can't be read.
fn hashes(files: &[&Path], threads: usize) -> Option<Vec<[u8; 32]>> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(vec![None; files.len()]);
    std::thread::scope(|scope| {
        for _ in 0..threads.clamp(1, files.len().max(1)) {
            scope.spawn(|| {
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(hash) = files.get(at).map(|path| hash(path).ok()) else { break };
                    if let Some(slot) = done.lock().unwrap_or_else(PoisonError::into_inner).get_mut(at) {
                        *slot = hash;
                    }
                }
            });
        }
    });
    done.into_inner().unwrap_or_else(PoisonError::into_inner).into_iter().collect()
}

fn hash(path: &Path) -> io::Result<[u8; 32]> {
    let mut file = File::open(path)?;
    let mut sum = Sha256::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(sum.finalize().into());
        }
        sum.update(buffer.get(..read).unwrap_or_default());
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
