import Foundation
import MetaCAM
import TestSupport
import Testing

/// The programs, where they are installed.
private enum FFmpeg {
  static let tools = try? FilmTools.found()
}

/// `metacam explain` of films, as a user runs it.
@Suite(.enabled(if: FFmpeg.tools != nil, "ffmpeg is not installed"))
struct FilmCommandTests {
  /// - Parameter words: FFmpeg's, with spaces between; the last is a file in the folder.
  private func make(_ words: String, in folder: WorkFolder) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(FFmpeg.tools).ffmpeg)
    process.arguments = ["-nostdin", "-v", "error", "-y"] + words.split(separator: " ").map(String.init)
    process.currentDirectoryURL = folder.url
    try process.run()
    process.waitUntilExit()
  }

  private func film(_ name: String, seconds: Double = 0.4, sound: Bool = false, in folder: WorkFolder) throws {
    try make(
      "-f lavfi -i testsrc=s=96x72:r=25:d=\(seconds) \(sound ? "-f lavfi -i sine=d=\(seconds) -c:a aac " : "")"
        + "-c:v libx264 -movflags +faststart \(name)", in: folder)
  }

  private func frames(of name: String, in folder: WorkFolder) async throws -> [FilmFrame] {
    let film = try await FilmReader.opening(folder.url.path + "/" + name, by: try #require(FFmpeg.tools))
    var frames: [FilmFrame] = []
    while let frame = try await film.next() { frames.append(frame) }
    return frames
  }

  @Test func makesAFilmOfAFilm() async throws {
    let folder = try WorkFolder()
    try film("cat.mp4", sound: true, in: folder)
    let run = try ProgramRun(
      ["explain", "cat.mp4", "--method", "grad-cam", "--every", "3", "--out", "out.mp4"], in: folder)
    #expect(run.status == 0, "\(run.messages)")
    #expect(folder.files == ["cat.mp4", "out.csv", "out.curve.png", "out.curve.svg", "out.mp4"])
    for file in folder.files where file != "cat.mp4" { #expect(run.output.contains("wrote \(file)"), "\(run.output)") }
    #expect(run.output.contains("10 frames, 0.4 s, with 4 maps"), "\(run.output)")
    let frames = try await frames(of: "out.mp4", in: folder)
    #expect(frames.count == 10 && frames[0].image.width == 96 && frames[0].image.height == 72)
    let table = try String(contentsOf: folder.url.appendingPathComponent("out.csv"), encoding: .utf8)
    #expect(table.split(whereSeparator: \.isNewline).count == 5)

    // Into a folder, under a name that says what it is; twice gives the same table.
    let again = try ProgramRun(
      ["explain", "cat.mp4", "--class", "tabby", "--out", "maps", "--normalise", "film", "--smooth", "0.2", "--json"],
      in: folder)
    #expect(again.status == 0, "\(again.messages)")
    let json = try again.json()
    #expect(json["frames"] as? Int == 10 && json["maps"] as? Int == 10 && json["stopped"] as? Bool == false)
    #expect(folder.files.contains("maps/cat.efficientnet-lite0.tabby.grad-cam.mp4"), "\(folder.files)")
  }

  /// Ctrl-C: the frames so far are a film, and the status is a shell's.
  @Test func finishesWhenItIsInterrupted() async throws {
    let folder = try WorkFolder()
    try film("cat.mp4", seconds: 400, sound: true, in: folder)
    func size(_ file: String) -> Int {
      (try? folder.url.appendingPathComponent(file).resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
    }
    let run = try ProgramRun(
      ["explain", "cat.mp4", "--out", "out.mp4"], in: folder,
      interruption: .init(signal: SIGINT) { folder.files.contains { $0.hasSuffix(".partial") && size($0) > 1000 } })
    #expect(run.status == 130 && !run.isKilled, "\(run.messages)")
    #expect(run.messages.contains("finished with the frames so far"))
    #expect(folder.files == ["cat.mp4", "out.csv", "out.curve.png", "out.curve.svg", "out.mp4"])
    let count = try await frames(of: "out.mp4", in: folder).count
    #expect(count > 10 && count < 10_000)
    #expect(run.output.contains("\(count) frames"), "\(run.output)")
  }

  @Test func keepsWhatCameBeforeABreak() async throws {
    let folder = try WorkFolder()
    try film("whole.mp4", seconds: 3, in: folder)
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("whole.mp4"))
    try folder.write("cut.mp4", bytes.prefix(bytes.count * 7 / 10))
    let run = try ProgramRun(["explain", "cut.mp4", "--every", "10", "--out", "out.mp4"], in: folder)
    #expect(run.status == 1)
    #expect(run.messages.hasPrefix("Error: the film cannot be decoded to its end: "), "\(run.messages)")
    let count = try await frames(of: "out.mp4", in: folder).count
    #expect(count > 5 && count < 75 && run.output.contains("\(count) frames"))
  }

  /// Frames without a container, from pipe to pipe and from pipe to film.
  @Test func goesThroughPipes() async throws {
    let folder = try WorkFolder()
    try make("-f lavfi -i testsrc=s=96x72:r=25:d=0.2 -pix_fmt rgb24 -f rawvideo in.raw", in: folder)
    let raw = try ProgramRun(
      shell: "cat in.raw | PATH=/bin:/usr/bin $0 explain - --raw 96x72@25 --out - > out.raw", in: folder)
    #expect(raw.status == 0 && raw.messages.isEmpty && raw.output.isEmpty, "\(raw.messages)")
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("out.raw"))
    #expect(bytes.count == 5 * 96 * 72 * 3)
    let film = try ProgramRun(shell: "cat in.raw | $0 explain - --raw 96x72@25 --out out.mkv", in: folder)
    #expect(film.status == 0, "\(film.messages)")
    #expect(try await frames(of: "out.mkv", in: folder).count == 5)
    let torn = try ProgramRun(
      shell: "head -c 50000 in.raw | $0 explain - --raw 96x72@25 --out torn.mkv", in: folder)
    #expect(torn.status == 1 && torn.messages.contains("ends within a frame"), "\(torn.messages)")
    #expect(try await frames(of: "torn.mkv", in: folder).count == 2)
    let closed = try ProgramRun(
      shell: "cat in.raw in.raw in.raw | { $0 explain - --raw 96x72@25 --out -; echo $? > status; } | head -c 10",
      in: folder
    )
    #expect(closed.messages.isEmpty)
    let status = try String(contentsOf: folder.url.appendingPathComponent("status"), encoding: .utf8)
    #expect(["0\n", "141\n"].contains(status), "\(status)")
  }

  @Test func refusesWhatIsNoFilm() throws {
    let folder = try WorkFolder()
    try folder.write("text.mp4", "no film\n".utf8)
    try make("-f lavfi -i sine=d=0.4 -c:a aac sound.mp4", in: folder)
    try film("cat.mp4", in: folder)
    try make("-i cat.mp4 -frames:v 0 -c copy none.mkv", in: folder)
    try film("./-y.mp4", in: folder)
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("taken.mp4"), withIntermediateDirectories: false)
    func refuses(_ words: [String], _ text: String) throws {
      try ProgramRun.expectError(["explain"] + words, in: folder, says: text)
    }
    try refuses(["text.mp4", "--out", "out.mp4"], "this is no film that FFmpeg can read")
    try refuses(["sound.mp4", "--out", "out.mp4"], "no moving pictures")
    try refuses(["missing.mp4", "--out", "out.mp4"], "no such file")
    try refuses(["cat.mp4", "--out", "cat.mp4"], "would replace a file that is read")
    try refuses(["cat.mp4", "--out", "taken.mp4"], "there is a folder of this name")
    try refuses(["cat.mp4", "--out", "nowhere/out.mp4"], "there is no such folder")
    try refuses(["cat.mp4", "--out", "out.avi"], "films are written as .mp4")
    try refuses(["cat.mp4", "--every", "0"], "--every takes")
    try refuses(["cat.mp4", "--class", "tabby", "lynx", "--out", "out.mp4"], "a film shows one class")
    try refuses(["cat.mp4", "--method", "all", "--out", "out.mp4"], "one method")
    try refuses(["cat.mp4", "text.mp4"], "A film is explained by itself")
    try refuses(["cat.mp4", "--maps", "maps.safetensors"], "--maps is for pictures")
    try refuses(["cat.mp4", "--boxes"], "--boxes is for pictures")
    try refuses(["cat.mp4", "--raw", "1x1@1"], "--raw is for frames from standard input")
    try refuses(["cat.mp4", "--normalise", "windows"], "'window:SECONDS'")
    try refuses(["-", "--out", "-"], "need --raw")
    try refuses(["-", "--raw", "96x72", "--out", "-"], "WIDTHxHEIGHT@RATE")
    try refuses(["-", "--raw", "96x72@25", "--out", "out.mp4"], "no frames")
    try refuses(["-", "--raw", "96x72@25", "--out", "-", "--json"], "--json")
    try refuses(["cat.png", "--every", "2"], "--every is for films")
    let odd = try ProgramRun(["explain", "./-y.mp4", "--out", "odd.mp4", "--quiet"], in: folder)
    #expect(odd.status == 0 && odd.output.isEmpty && odd.messages.isEmpty, "\(odd.messages)")
  }
}

/// Where FFmpeg is missing, whether it is installed here or not.
@Suite struct FilmWithoutFFmpegTests {
  @Test func namesThePackageToInstall() throws {
    let folder = try WorkFolder()
    try folder.write("cat.mp4", [0])
    let run = try ProgramRun(["explain", "cat.mp4", "--out", "out.mp4"], in: folder, environment: ["PATH": "/nowhere"])
    #expect(run.status == 1)
    #expect(run.messages.hasPrefix("Error: films are read and written by 'ffmpeg'"), "\(run.messages)")
    #expect(run.messages.contains("apt-get install ffmpeg") && run.messages.split(separator: "\n").count == 1)
    #expect(folder.files == ["cat.mp4"])
  }
}
