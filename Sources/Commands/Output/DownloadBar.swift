import Downloads

/// How far a download is: what has come, of how much, and the time that remains.
struct DownloadBar {
  private let console: Console
  private let name: String
  /// When the first bytes of this run came, and how many were there then.
  private var start: (time: ContinuousClock.Instant, count: Int)?
  private var lastDrawn: ContinuousClock.Instant?

  init(console: Console, name: String) {
    self.console = console
    self.name = name
  }

  mutating func update(_ progress: Download.Progress) {
    switch progress {
    case .waiting: console.bar(0, of: 1, "\(name): another program is fetching it")
    case .checking: console.bar(1, of: 1, "\(name): checking")
    case .receiving(let count, let total):
      let now = ContinuousClock.now
      let start = start ?? (now, count)
      self.start = start
      // Ten pictures a second are enough.
      if let lastDrawn, now - lastDrawn < .milliseconds(100) { return }
      lastDrawn = now
      guard let total else { return console.bar(0, of: 1, "\(name): \(Self.megabytes(count))") }
      let gained = count - start.count
      let rest = (now - start.time).seconds * Double(total - count) / Double(max(gained, 1))
      let time = gained > 0 ? ", \(Columns.duration(rest)) left" : ""
      console.bar(count, of: total, "\(name): \(Self.megabytes(count)) of \(Self.megabytes(total))\(time)")
    }
  }

  func end() { console.endProgress() }

  private static func megabytes(_ count: Int) -> String { Columns.fixed(Double(count) / 1e6, digits: 1) + " MB" }
}
