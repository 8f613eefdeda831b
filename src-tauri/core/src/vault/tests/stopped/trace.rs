//! What a process did with the files below a folder, as strace saw it (strace(1): `-f -y -xx`: every thread, the path of every
//! descriptor, every text in hexadecimal).

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ffi::OsString;

use super::super::*;
use super::calls::{Argument, calls, path_of};
use super::work::Work;
use super::{lines, start};

/// All that changes files, and all that waits for the disk.
const CALLS: &str = "trace=open,openat,creat,close,dup,dup2,dup3,lseek,write,pwrite64,writev,pwritev,pwritev2,ftruncate,truncate,\
    fallocate,fsync,fdatasync,rename,renameat,renameat2,link,linkat,symlink,symlinkat,unlink,unlinkat,mkdir,mkdirat,rmdir,\
    copy_file_range,sendfile,splice,sync_file_range,sync,syncfs";

pub(super) type Node = usize;

/// One thing that was done. Folders and files are numbered; the folder itself is 0.
#[derive(Debug, Clone)]
pub(super) enum Op {
    Write {
        file: Node,
        at: usize,
        bytes: Vec<u8>,
    },
    Truncate {
        file: Node,
        length: usize,
    },
    /// A new name in a folder, of a new or of another file or folder.
    Link {
        folder: Node,
        name: String,
        node: Node,
    },
    Unlink {
        folder: Node,
        name: String,
    },
    Rename {
        folder: Node,
        from: String,
        to: String,
    },
    Sync {
        node: Node,
    },
    /// A line on standard output.
    Said(String),
}

/// What lies below a folder.
#[derive(Debug, Clone, Default)]
pub(super) struct Disk {
    pub files: HashMap<Node, Vec<u8>>,
    pub folders: HashMap<Node, BTreeMap<String, Node>>,
}

/// What was there, and all that was done then.
pub(super) struct Record {
    pub before: Disk,
    pub ops: Vec<Op>,
    /// What is a folder, of all that was ever there.
    pub folders: HashSet<Node>,
}

/// Runs the work in a room under strace. `None` where no process may be traced.
pub(super) fn record(work: Work, room: &Path, times: usize) -> Option<Record> {
    let log = room.join("strace");
    let data = super::ready::data(room);
    let before = Disk::read(&data);
    let mut words: Vec<OsString> = [
        "strace",
        "-f",
        "-y",
        "-xx",
        "-s",
        "100000000",
        "-e",
        CALLS,
        "-o",
    ]
    .into_iter()
    .map(OsString::from)
    .collect();
    words.push(log.clone().into());
    let mut child = start(work, room, times, &words);
    let said = lines(&mut child).map_while(Result::ok).count();
    let ended = child.wait().unwrap();
    if !ended.success() && said == 0 {
        return None;
    }
    assert!(ended.success());
    let mut tracer = Tracer {
        root: data.clone(),
        now: before.clone(),
        open: HashMap::new(),
        ops: Vec::new(),
        next: before.files.len() + before.folders.len(),
    };
    let text = fs::read_to_string(&log).unwrap();
    for (name, arguments, result) in calls(&text) {
        tracer.call(&name, &arguments, &result);
    }
    // What was understood of it is what there is.
    let there = bytes_below(&data);
    let understood = TempDir::new().unwrap();
    tracer.now.write(0, understood.path());
    for (path, bytes) in bytes_below(understood.path()) {
        let real = data.join(path.strip_prefix(understood.path()).unwrap());
        assert!(there.get(&real) == Some(&bytes), "{}", path.display());
    }
    assert_eq!(bytes_below(understood.path()).len(), there.len());
    Some(Record {
        before,
        ops: tracer.ops,
        folders: tracer.now.folders.into_keys().collect(),
    })
}

impl Disk {
    pub(super) fn read(path: &Path) -> Self {
        let mut disk = Self::default();
        disk.take_in(path);
        disk
    }

    fn take_in(&mut self, path: &Path) -> Node {
        let node = self.files.len() + self.folders.len();
        if path.is_file() {
            self.files.insert(node, fs::read(path).unwrap());
            return node;
        }
        self.folders.insert(node, BTreeMap::new());
        for name in names(path) {
            let inside = self.take_in(&path.join(&name));
            self.folders.get_mut(&node).unwrap().insert(name, inside);
        }
        node
    }

    pub(super) fn write(&self, folder: Node, to: &Path) {
        fs::create_dir_all(to).unwrap();
        for (name, node) in &self.folders[&folder] {
            match self.files.get(node) {
                Some(bytes) => fs::write(to.join(name), bytes).unwrap(),
                None => self.write(*node, &to.join(name)),
            }
        }
    }

    pub(super) fn apply(&mut self, op: &Op) {
        match op {
            Op::Write { file, at, bytes } => {
                let content = self.files.entry(*file).or_default();
                if content.len() < at + bytes.len() {
                    content.resize(at + bytes.len(), 0);
                }
                content[*at..at + bytes.len()].copy_from_slice(bytes);
            }
            Op::Truncate { file, length } => {
                self.files.entry(*file).or_default().resize(*length, 0);
            }
            Op::Link { folder, name, node } => {
                self.names(*folder).insert(name.clone(), *node);
            }
            Op::Unlink { folder, name } => {
                self.names(*folder).remove(name);
            }
            Op::Rename { folder, from, to } => {
                let names = self.names(*folder);
                if let Some(node) = names.remove(from) {
                    names.insert(to.clone(), node);
                }
            }
            Op::Sync { .. } | Op::Said(_) => {}
        }
    }

    fn names(&mut self, folder: Node) -> &mut BTreeMap<String, Node> {
        self.folders.entry(folder).or_default()
    }
}

struct Tracer {
    root: PathBuf,
    now: Disk,
    /// What each descriptor is of, and where it stands.
    open: HashMap<i64, (Node, usize)>,
    ops: Vec<Op>,
    next: Node,
}

impl Tracer {
    fn done(&mut self, op: Op) {
        self.now.apply(&op);
        self.ops.push(op);
    }

    /// The names below the folder; `None` outside of it.
    fn inside(&self, path: &Path) -> Option<Vec<String>> {
        let names = path.strip_prefix(&self.root).ok()?.components();
        Some(
            names
                .map(|name| name.as_os_str().to_str().unwrap().to_owned())
                .collect(),
        )
    }

    fn node(&self, path: &Path) -> Option<Node> {
        let mut node = 0;
        for name in self.inside(path)? {
            node = *self.now.folders.get(&node)?.get(&name)?;
        }
        Some(node)
    }

    fn place(&self, path: &Path) -> Option<(Node, String)> {
        self.inside(path)?;
        let name = path.file_name()?.to_str()?.to_owned();
        Some((self.node(path.parent()?)?, name))
    }

    fn made(&mut self, path: &Path) -> Option<Node> {
        let (folder, name) = self.place(path)?;
        let node = self.next;
        self.next += 1;
        self.done(Op::Link { folder, name, node });
        Some(node)
    }

    fn call(&mut self, name: &str, arguments: &[Argument], result: &Argument) {
        let Some(result) = result.number.filter(|number| *number >= 0) else {
            return;
        };
        let path = |at: usize| path_of(arguments, at);
        let number = |at: usize| arguments[at].number.unwrap();
        match name {
            "openat" => {
                let (path, how) = (path(1), &arguments[2].plain);
                if self.inside(&path).is_none() {
                    self.open.remove(&result);
                    return;
                }
                let node = self.node(&path).unwrap_or_else(|| {
                    assert!(how.contains("O_CREAT"), "{}", path.display());
                    let node = self.made(&path).unwrap();
                    self.now.files.insert(node, Vec::new());
                    node
                });
                assert!(!how.contains("O_APPEND") && !how.contains("O_TMPFILE"));
                if how.contains("O_TRUNC") {
                    self.done(Op::Truncate {
                        file: node,
                        length: 0,
                    });
                }
                self.open.insert(result, (node, 0));
            }
            "close" => {
                self.open.remove(&number(0));
            }
            "lseek" => {
                if let Some((_, at)) = self.open.get_mut(&number(0)) {
                    *at = result as usize;
                }
            }
            "write" => self.written(number(0), None, &arguments[1].bytes[..result as usize]),
            "pwrite64" => {
                let at = Some(number(3) as usize);
                self.written(number(0), at, &arguments[1].bytes[..result as usize]);
            }
            "ftruncate" => {
                if let Some((file, _)) = self.open.get(&number(0)).copied() {
                    self.done(Op::Truncate {
                        file,
                        length: number(1) as usize,
                    });
                }
            }
            "fsync" | "fdatasync" => {
                if let Some((node, _)) = self.open.get(&number(0)).copied() {
                    self.done(Op::Sync { node });
                }
            }
            "copy_file_range" | "sendfile" => self.copied(name, arguments, result as usize),
            "mkdir" => {
                if let Some(node) = self.made(&path(0)) {
                    self.now.folders.insert(node, BTreeMap::new());
                }
            }
            "rename" => {
                let (from, to) = (self.place(&path(0)), self.place(&path(1)));
                if let (Some((folder, from)), Some((other, to))) = (from, to) {
                    assert_eq!(folder, other, "names move within a folder");
                    self.done(Op::Rename { folder, from, to });
                }
            }
            "link" | "linkat" => {
                let (from, to) = if name == "link" { (0, 1) } else { (1, 3) };
                let (node, place) = (self.node(&path(from)), self.place(&path(to)));
                if let Some((folder, name)) = place {
                    let node = node.expect("a file below the folder");
                    self.done(Op::Link { folder, name, node });
                }
            }
            "unlink" | "rmdir" => {
                if let Some((folder, name)) = self.place(&path(0)) {
                    self.done(Op::Unlink { folder, name });
                }
            }
            "unlinkat" => {
                if let Some((folder, name)) = self.place(&path(1)) {
                    self.done(Op::Unlink { folder, name });
                }
            }
            other => {
                // Nothing that is not understood concerns the folder.
                let concerns = |argument: &Argument| {
                    argument.number.is_some_and(|n| self.open.contains_key(&n))
                        || argument.path().starts_with(&self.root)
                };
                assert!(!arguments.iter().any(concerns), "{other} is not understood");
            }
        }
    }

    fn written(&mut self, descriptor: i64, at: Option<usize>, bytes: &[u8]) {
        if let Some((file, stands)) = self.open.get_mut(&descriptor) {
            let (file, place) = (*file, at.unwrap_or(*stands));
            if at.is_none() {
                *stands += bytes.len();
            }
            self.done(Op::Write {
                file,
                at: place,
                bytes: bytes.to_vec(),
            });
        } else if descriptor == 1 {
            for line in String::from_utf8_lossy(bytes).lines() {
                self.ops.push(Op::Said(line.to_owned()));
            }
        }
    }

    // What is copied within the computer is not in the record, but in the file from which it came.
    fn copied(&mut self, name: &str, arguments: &[Argument], length: usize) {
        let (from, to) = if name == "sendfile" { (1, 0) } else { (0, 2) };
        let (from, to) = (
            arguments[from].number.unwrap(),
            arguments[to].number.unwrap(),
        );
        if !self.open.contains_key(&to) {
            return;
        }
        assert!(
            arguments.iter().filter(|a| a.plain == "NULL").count()
                >= usize::from(name != "sendfile") * 2
        );
        let (file, at) = self
            .open
            .get_mut(&from)
            .expect("copied from below the folder");
        let (file, begin) = (*file, *at);
        *at += length;
        let bytes = self.now.files[&file][begin..begin + length].to_vec();
        self.written(to, None, &bytes);
    }
}
