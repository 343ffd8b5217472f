import Files
import Films
import Foundation
import Testing

/// The talk with the programs, whose part small ones of the shell take: so it is tested where FFmpeg is missing too.
@Suite struct StandInTests {
  @Test func readsAndWritesThroughPipes() async throws {
    let folder = try Folder()
    let frames = (0..<40).map { FilmSample.frame($0, time: Int64($0 * $0)) }
    _ = try folder.write("frames.nut", FilmSample.stream(frames))
    _ = try folder.write("in.mp4", [0])
    let tools = try folder.tools()
    let film = try await FilmReader.opening(folder.path("in.mp4"), by: tools)
    #expect(film.width == 6 && film.height == 4)
    let writer = try FilmWriter(path: folder.path("out.mp4"), by: tools, like: film)
    var seen: [FilmFrame] = []
    while let frame = try await film.next() {
      seen.append(frame)
      try await writer.append(frame)
    }
    #expect(seen == frames)
    #expect(try await film.next() == nil)
    #expect(folder.files.filter { $0.hasPrefix("out") }.count == 1)
    #expect(try await writer.finish(isCut: false).isEmpty)
    let written = try Data(contentsOf: folder.url.appendingPathComponent("out.mp4"))
    #expect(Array(written) == FilmSample.stream(frames))
    #expect(!folder.isProcessThere)
    #expect(folder.files == ["ffmpeg", "ffprobe", "frames.nut", "in.mp4", "out.mp4", "pid"])
  }

  /// Names are what they are: no option, no address, nothing to a shell, whatever they hold.
  @Test(arguments: ["-y", "a b;touch x", "$(touch x)", "http:", "'\"\\", "ä\u{202E}ö", "pipe:1.mkv"])
  func handsNamesOnAsTheyAre(name: String) async throws {
    let folder = try Folder()
    _ = try folder.write(name, [0])
    var tools = try folder.tools()
    let words = folder.path("words")
    tools.ffprobe = try folder.program(
      "ffprobe", "for word; do printf '%s\\n' \"$word\" >> '\(words)'; done; echo '{}'")
    await #expect(throws: FilmError.self) { try await FilmReader.opening(folder.path(name), by: tools) }
    let lines = try String(contentsOfFile: words, encoding: .utf8).split(separator: "\n").map(String.init)
    #expect(lines.last == "file:\(folder.path(name))")
    #expect(!folder.files.contains("x"))
  }

  /// A program that says a lot is not kept waiting; what it said last is the reason.
  @Test func hearsMuchAndKeepsTheLast() async throws {
    let folder = try Folder()
    _ = try folder.write("in.mp4", [0])
    _ = try folder.write("frames.nut", FilmSample.stream((0..<2).map { FilmSample.frame($0) }))
    let tools = try folder.tools(
      decoding: """
        cat '\(folder.path("frames.nut"))'
        i=0; while [ $i -lt 20000 ]; do echo 'noise noise noise noise noise noise' >&2; i=$((i+1)); done
        echo 'the last word' >&2; exit 3
        """)
    let film = try await FilmReader.opening(folder.path("in.mp4"), by: tools)
    #expect(try await film.next() != nil)
    #expect(try await film.next() != nil)
    await #expect {
      try await film.next()
    } throws: { error in
      (error as? FilmError)?.code == .damaged && "\(error)".contains("the last word")
    }
    #expect(!folder.isProcessThere)
  }

  /// A film that breaks off within a frame: those before it are whole.
  @Test func keepsWhatCameBeforeABreak() async throws {
    let folder = try Folder()
    _ = try folder.write("in.mp4", [0])
    _ = try folder.write("frames.nut", FilmSample.stream((0..<5).map { FilmSample.frame($0) }).dropLast(20))
    let film = try await FilmReader.opening(folder.path("in.mp4"), by: folder.tools())
    for number in 0..<4 { #expect(try await film.next() == FilmSample.frame(number)) }
    await #expect { try await film.next() } throws: { ($0 as? FilmError)?.code == .damaged }
  }

  @Test func saysThatThereAreNoFrames() async throws {
    let folder = try Folder()
    _ = try folder.write("in.mp4", [0])
    let tools = try folder.tools(decoding: ":")
    await #expect {
      try await FilmReader.opening(folder.path("in.mp4"), by: tools)
    } throws: { ($0 as? FilmError)?.code == .noFrames }
    let failing = try folder.tools(decoding: "echo 'no luck' >&2; exit 1")
    await #expect {
      try await FilmReader.opening(folder.path("in.mp4"), by: failing)
    } throws: { "\($0)".contains("no luck") }
    let babbling = try folder.tools(decoding: "echo 'this is no stream of frames'")
    await #expect {
      try await FilmReader.opening(folder.path("in.mp4"), by: babbling)
    } throws: { ($0 as? FilmError)?.code == .processFailed }
  }

  /// Whoever waits for a program that does nothing goes on when it is stopped, and nothing of it remains.
  @Test func stopsAProgramThatHangs() async throws {
    let folder = try Folder()
    _ = try folder.write("in.mp4", [0])
    _ = try folder.write("frames.nut", FilmSample.stream([FilmSample.frame(0)]))
    let tools = try folder.tools(decoding: "cat '\(folder.path("frames.nut"))'; exec sleep 1000")
    let film = try await FilmReader.opening(folder.path("in.mp4"), by: tools)
    #expect(try await film.next() != nil)
    let waiting = Task { try await film.next() }
    film.stop()
    #expect(try await waiting.value == nil)
    #expect(try await film.next() == nil)
  }

  @Test func endsWithTheTask() async throws {
    let folder = try Folder()
    _ = try folder.write("in.mp4", [0])
    let tools = try folder.tools(decoding: "exec sleep 1000")
    let path = folder.path("in.mp4")
    let task = Task { try await FilmReader.opening(path, by: tools) }
    while !folder.files.contains("pid") { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    await #expect(throws: (any Error).self) { try await task.value }
  }

  /// An encoder that fails is an error with its reason, no signal, and leaves nothing.
  @Test(arguments: ["echo 'no such encoder' >&2; exit 1", "echo 'no such encoder' >&2; cat >/dev/null; exit 1"])
  func saysWhyItCannotWrite(encoding: String) async throws {
    let folder = try Folder()
    _ = try folder.write("in.mp4", [0])
    let frames = (0..<200).map { FilmSample.frame($0, width: 60, height: 40) }
    _ = try folder.write("frames.nut", FilmSample.stream(frames))
    let tools = try folder.tools(encoding: encoding)
    let film = try await FilmReader.opening(folder.path("in.mp4"), by: tools)
    await #expect {
      let writer = try FilmWriter(path: folder.path("out.mp4"), by: tools, like: film)
      for frame in frames { try await writer.append(frame) }
      _ = try await writer.finish(isCut: false)
    } throws: { error in
      (error as? FilmError)?.code == .encodingFailed && "\(error)".contains("no such encoder")
    }
    #expect(!folder.files.contains { $0.hasPrefix("out") })
  }

  /// A film that nobody finishes leaves nothing.
  @Test func leavesNothingUnfinished() async throws {
    let folder = try Folder()
    _ = try folder.write("in.mp4", [0])
    _ = try folder.write("frames.nut", FilmSample.stream([FilmSample.frame(0)]))
    let tools = try folder.tools()
    do {
      let film = try await FilmReader.opening(folder.path("in.mp4"), by: tools)
      let writer = try FilmWriter(path: folder.path("out.mp4"), by: tools, like: film)
      try await writer.append(FilmSample.frame(0))
    }
    #expect(!folder.files.contains { $0.hasPrefix("out") })
    #expect(!folder.isProcessThere)
  }

  @Test func refusesWhatCannotBeWritten() async throws {
    let folder = try Folder()
    let tools = try folder.tools()
    let source = try RawFrameReader(descriptor: 0, RawFormat("6x4@25"))
    #expect { try FilmWriter(path: folder.path("out.gif"), by: tools, like: source) } throws: {
      ($0 as? FilmError)?.code == .unsupported
    }
    #expect(throws: FileError.self) { try FilmWriter(path: folder.path("none/out.mp4"), by: tools, like: source) }
    try FileManager.default.createDirectory(atPath: folder.path("out.mp4"), withIntermediateDirectories: false)
    #expect(throws: FileError.self) { try FilmWriter(path: folder.path("out.mp4"), by: tools, like: source) }
  }

  @Test func namesThePackageThatIsMissing() {
    #expect {
      try FilmTools.found(in: "/nowhere:/dev")
    } throws: { error in
      (error as? FilmError)?.code == .toolMissing && "\(error)".contains("apt-get install ffmpeg")
    }
    #expect(throws: FilmError.self) { try FilmTools.found(in: nil) }
  }
}
