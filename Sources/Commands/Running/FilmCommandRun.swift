import Files
import MetaCAM
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// `metacam explain` of a film.
struct FilmCommandRun {
  private let input: FilmInput
  private let options: FilmOptions
  private let files: FilmFiles
  private let explainer: Explainer
  /// What a reader of the maps should know.
  private let notes: [String]
  private let limits: Limits
  private let console: Console
  private let log: RunLog
  private let isJSON: Bool
  private let isQuiet: Bool

  /// Prepares the network, and sees that what is written replaces nothing that is read.
  /// - Parameters:
  ///   - out: as `FilmFiles` takes it.
  ///   - batchSize: nil for what suits the network.
  init(
    _ film: FilmInput, _ options: FilmOptions, in session: NetworkSession, out: String, layers: [String],
    batchSize: Int?, isJSON: Bool, isQuiet: Bool
  ) async throws {
    files = try FilmFiles(
      out: out, name: { "\(film.resultName).\(try session.model.tag()).\(options.explanation.name)" },
      sparing: session.files)
    (explainer, notes) = try await session.explainer(layers: layers, batchSize: batchSize)
    (input, self.options, limits) = (film, options, session.limits)
    (console, log) = (session.console, session.log)
    (self.isJSON, self.isQuiet) = (isJSON, isQuiet)
  }

  /// - Throws: what the film, the network or the encoder fails with; `Interruption.Ended` where a signal has ended the film
  ///   early, once all that was read of it is written.
  func run() async throws {
    // What neither reads nor writes a file with a container needs no FFmpeg.
    let tools = try { () throws -> FilmTools? in
      if case .standardInput = input, files.film == nil { return nil }
      return try FilmTools.found()
    }()
    let stop = FilmStop()
    let signal = Mutex<Int32?>(nil)
    let onStart: @Sendable () -> Void = { [console] in
      Interruption.first { number in
        signal.withLock { $0 = number }
        console.note("the film is finished with the frames so far; once more ends at once")
        stop.stop()
      }
    }
    defer { Interruption.first(nil) }

    let result: FilmResult
    do { result = try await made(tools, stop, onStart) } catch let error as FilmError where error.code == .noFrames {
      // Too early for a single frame.
      throw signal.withLock { $0 }.map { Interruption.Ended(signal: $0) as any Error } ?? error
    }
    console.endProgress()
    try report(result)
    if let number = signal.withLock({ $0 }) { throw Interruption.Ended(signal: number) }
    if let fault = result.fault { throw fault }
  }

  /// - Parameter onStart: called once the film is open: before, there is nothing to finish.
  private func made(
    _ tools: FilmTools?, _ stop: FilmStop, _ onStart: @Sendable () -> Void
  ) async throws -> FilmResult {
    switch input {
    case .file(let path):
      let (tools, pixels) = (try tools ?? FilmTools.found(), limits.picturePixels)
      let film = try await FilmReader.opening(path, by: tools, mostPixels: pixels)
      onStart()
      if film.properties.isHighDynamicRange {
        console.warn("\(path) has more light than common screens show; it is taken as if it had theirs")
      }
      return try await explain(film, tools, count: film.properties.frameCount, sound: FilmSound(of: film), stop) {
        try await FilmReader.opening(path, by: tools, mostPixels: pixels)
      }
    case .standardInput(let format):
      let film = try RawFrameReader(descriptor: STDIN_FILENO, format, mostPixels: limits.picturePixels)
      onStart()
      return try await explain(film, tools, count: nil, sound: nil, stop, again: nil)
    }
  }

  private func explain(
    _ film: some FilmSource, _ tools: FilmTools?, count: Int?, sound: FilmSound?, _ stop: FilmStop,
    again: (@Sendable () async throws -> any FilmSource)?
  ) async throws -> FilmResult {
    let start = ContinuousClock.now
    let show: @Sendable (Int) -> Void = { [console] done in
      guard done % 10 == 0 else { return }
      let seconds = (ContinuousClock.now - start).seconds
      let speed = "\(Columns.fixed(Double(done) / max(seconds, 0.001), digits: 1)) frames/s"
      guard let count, count >= done else { return console.bar(1, of: 1, "frame \(done), \(speed)") }
      let rest = Columns.duration(seconds / Double(done) * Double(count - done))
      console.bar(done, of: count, "frame \(done) of \(count), \(speed), \(rest) left")
    }
    do {
      if let path = files.film, let tools {
        let writer = try FilmWriter(path: path, by: tools, like: film, sound: sound)
        return try await explainer.explain(
          film: film, into: writer, options, again: again, stop: stop, log: log, onFrame: show)
      }
      return try await explainer.explain(
        film: film, into: RawFrameWriter(descriptor: STDOUT_FILENO), options, again: again, stop: stop, log: log,
        onFrame: show)
    } catch let error as FilmError where error.code == .closedPipe {
      throw StandardOutput.ClosedPipe()
    }
  }

  private func report(_ result: FilmResult) throws {
    for note in result.notes { console.warn(note) }
    let labels = explainer.model.labels
    let written = try log.measure("write") {
      try files.write(result, labels: labels, title: "\(input.title), \(explainer.model.name)")
    }
    let classes = FilmOutput.classes(of: result, labels: labels)
    if isJSON {
      try JSONOutput.write(
        FilmOutput(
          film: input.name, model: explainer.model.name,
          method: options.explanation.methods.first?.slug ?? "ensemble", layers: explainer.layers.map(\.name),
          notes: notes + result.notes, frames: result.frameCount, maps: result.moments.count, seconds: result.seconds,
          stopped: result.isStopped, fault: result.fault?.worded, files: written, classes: classes))
    } else if !isQuiet, files.film != nil {
      try StandardOutput.print(input.name)
      for shown in classes.prefix(5) {
        let share = Columns.right(
          Columns.fixed(100 * Double(shown.maps) / Double(result.moments.count), digits: 0), width: 3)
        let probability = Columns.fixed(shown.probability, digits: 4)
        try StandardOutput.print(
          "  \(share) % of the maps: \(labels[shown.class]), probability \(probability) on average")
      }
      let seconds = Columns.fixed(result.seconds, digits: 1)
      try StandardOutput.print("  \(result.frameCount) frames, \(seconds) s, with \(result.moments.count) maps")
      for file in written { try StandardOutput.print("  wrote \(file)") }
    }
  }
}

extension ExplanationOptions {
  /// `tabby.grad-cam`, fit to be part of a file's name.
  fileprivate var name: String {
    let shown = classes.first.map { choice in
      switch choice {
      case .index(let index): "\(index)"
      case .named(let name): ImageNames.part(name)
      case .likeliest: "top"
      }
    }
    return "\(shown ?? "top").\(methods.first?.slug ?? "ensemble")"
  }
}
