import Files
import Films
import Foundation
import Imaging
import Testing

/// Films that FFmpeg makes, read and written by it.
@Suite(.enabled(if: FilmSample.isFFmpegThere, "ffmpeg is not installed"))
struct FFmpegTests {
  private static func copy(_ path: String, to name: String, in folder: Folder, cut: Bool = false) async throws
    -> [String]
  {
    let tools = try #require(FilmSample.tools)
    let film = try await FilmReader.opening(path, by: tools)
    let writer = try FilmWriter(path: folder.path(name), by: tools, like: film, sound: FilmSound(of: film))
    while let frame = try await film.next() { try await writer.append(frame) }
    return try await writer.finish(isCut: cut)
  }

  private static func times(_ film: FilmReader) async throws -> [Double] {
    try await film.all().map { film.timeBase.seconds($0.time) }
  }

  /// What FFprobe says of a file's streams.
  private static func probe(_ path: String, _ entries: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(FilmSample.tools).ffprobe)
    process.arguments = ["-v", "error", "-show_entries", entries, "-of", "csv=p=0", path]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").joined(separator: " ")
  }

  /// The frames are those that FFmpeg itself writes as raw video.
  @Test func readsTheFramesThatThereAre() async throws {
    let folder = try Folder()
    let path = try FilmSample.make("-f lavfi -i testsrc=s=64x48:r=25:d=0.4 -c:v libx264 film.mp4", in: folder)
    let film = try await FilmReader.opening(path, by: try #require(FilmSample.tools))
    #expect(film.properties.frameCount == 10 && film.properties.frameRate == 25)
    let frames = try await film.all()
    #expect(frames.count == 10)
    let raw = try FilmSample.make("-i film.mp4 -pix_fmt rgb24 -f rawvideo film.raw", in: folder)
    #expect(Data(frames.flatMap(\.image.pixels)) == (try Data(contentsOf: URL(fileURLWithPath: raw))))
    #expect(frames.map { film.timeBase.seconds($0.time) } == (0..<10).map { Double($0) / 25 })
  }

  /// Frames that are unevenly apart keep their times, and the sound is the same bytes.
  @Test(arguments: ["mp4", "mov", "mkv"])
  func keepsUnevenTimesAndSound(ending: String) async throws {
    let folder = try Folder()
    // Frames 0, 1, 4, 9, 16 … of 50 a second.
    let path = try FilmSample.make(
      "-f lavfi -i testsrc=s=64x48:r=50:d=2 -f lavfi -i sine=d=2 -vf select=not(mod(sqrt(n)\\,1)) -fps_mode vfr "
        + "-enc_time_base 1/1000 -c:v libx264 -c:a aac film.mp4", in: folder)
    #expect(try await Self.copy(path, to: "out.\(ending)", in: folder).isEmpty)
    let tools = try #require(FilmSample.tools)
    let before = try await Self.times(FilmReader.opening(path, by: tools))
    let after = try await Self.times(FilmReader.opening(folder.path("out.\(ending)"), by: tools))
    #expect(before.count == 10)
    #expect(before.last == 1.62)
    #expect(before.count == after.count)
    // Matroska counts milliseconds, and has no time before the sound's own beginning, which encoders put before 0.
    let start = ending == "mkv" ? after[0] : 0
    #expect(start < 0.03)
    #expect(zip(before, after).allSatisfy { abs($0 - $1 + start) < 0.0011 }, "\(after)")
    for name in ["film.mp4", "out.\(ending)"] {
      _ = try FilmSample.make("-i \(name) -map 0:a -c copy -f adts \(name).aac", in: folder)
    }
    #expect(
      try Data(contentsOf: folder.url.appendingPathComponent("film.mp4.aac"))
        == Data(contentsOf: folder.url.appendingPathComponent("out.\(ending).aac")))
    #expect(!folder.files.contains { $0.hasSuffix(".partial") })
  }

  /// Pictures that begin behind the sound still do.
  @Test func keepsPicturesAndSoundTogether() async throws {
    let folder = try Folder()
    let path = try FilmSample.make(
      "-itsoffset 0.5 -f lavfi -i testsrc=s=64x48:r=25:d=1 -f lavfi -i sine=d=2 -c:v libx264 -c:a aac film.mkv",
      in: folder
    )
    #expect(try await Self.copy(path, to: "out.mkv", in: folder).isEmpty)
    /// How much later than the sound the pictures begin.
    func delay(_ name: String) throws -> Double {
      let starts = try Self.probe(folder.path(name), "stream=start_time").split(separator: " ").map {
        Double($0) ?? .nan
      }
      return starts.count == 2 ? starts[0] - starts[1] : .nan
    }
    let (before, after) = (try delay("film.mkv"), try delay("out.mkv"))
    #expect(before > 0.4 && abs(after - before) < 0.04, "\(before) \(after)")
  }

  /// A film that was stopped has no more sound than pictures.
  @Test func cutsTheSoundWithThePictures() async throws {
    let folder = try Folder()
    let path = try FilmSample.make(
      "-f lavfi -i testsrc=s=64x48:r=25:d=4 -f lavfi -i sine=d=4 -c:v libx264 -c:a aac film.mp4", in: folder)
    let tools = try #require(FilmSample.tools)
    let film = try await FilmReader.opening(path, by: tools)
    let writer = try FilmWriter(path: folder.path("out.mp4"), by: tools, like: film, sound: FilmSound(of: film))
    for _ in 0..<25 { try await writer.append(#require(try await film.next())) }
    film.stop()
    #expect(try await writer.finish(isCut: true).isEmpty)
    let durations = try Self.probe(folder.path("out.mp4"), "stream=duration").split(separator: " ").compactMap {
      Double($0)
    }
    #expect(durations.count == 2 && durations.allSatisfy { abs($0 - 1) < 0.05 }, "\(durations)")
  }

  /// Sound that a container does not take is encoded anew, and that is said.
  @Test func saysThatSoundIsEncodedAnew() async throws {
    let folder = try Folder()
    let path = try FilmSample.make(
      "-f lavfi -i testsrc=s=64x48:r=25:d=0.4 -f lavfi -i sine=d=0.4 -c:v libx264 -c:a pcm_s16le film.mkv", in: folder)
    let notes = try await Self.copy(path, to: "out.mp4", in: folder)
    #expect(notes.count == 1 && notes[0].contains("pcm_s16le"), "\(notes)")
    #expect(try Self.probe(folder.path("out.mp4"), "stream=codec_name") == "h264 aac")
  }

  /// Sides that are odd are shown whole, turned films upright, and colours as they were.
  @Test func showsWhatItWasGiven() async throws {
    let folder = try Folder()
    let tools = try #require(FilmSample.tools)
    let red = try FilmSample.make(
      "-f lavfi -i color=0xC83C28:s=35x21:r=5:d=1,format=rgb24 -c:v libx264rgb -qp 0 film.mkv", in: folder)
    _ = try await Self.copy(red, to: "out.mp4", in: folder)
    let film = try await FilmReader.opening(folder.path("out.mp4"), by: tools)
    #expect(film.width == 36 && film.height == 22)
    let image = try #require(try await film.next()).image
    // Ways to 8-bit luma and chroma and back round by 2 or so.
    for (sample, wanted) in zip(image.pixels[(10 * 36 + 17) * 3..<(10 * 36 + 18) * 3], [0xC8, 0x3C, 0x28]) {
      #expect(abs(Int(sample) - wanted) <= 4, "\(image.pixels.prefix(3))")
    }
    let entries = "stream=codec_name,pix_fmt,color_space,color_range"
    #expect(try Self.probe(folder.path("out.mp4"), entries) == "h264,yuv420p,tv,bt709")

    _ = try FilmSample.make("-f lavfi -i testsrc=s=64x48:r=25:d=0.4 -c:v libx264 flat.mp4", in: folder)
    let turned = try FilmSample.make("-i flat.mp4 -c copy -metadata:s:v:0 rotate=90 turned.mp4", in: folder)
    let upright = try await FilmReader.opening(turned, by: tools)
    #expect(upright.width == 48 && upright.height == 64)
    _ = try await Self.copy(turned, to: "upright.mp4", in: folder)
    let again = try await FilmReader.opening(folder.path("upright.mp4"), by: tools)
    #expect(again.width == 48 && again.height == 64)

    let wide = try FilmSample.make(
      "-f lavfi -i testsrc=s=64x48:r=25:d=0.2,setsar=2/1 -c:v libx264 wide.mp4", in: folder)
    let square = try await FilmReader.opening(wide, by: tools)
    #expect(square.width == 128 && square.height == 48 && square.properties.pixelRatio == 2)
  }

  /// Whoever plays it over a network needs not wait for its end.
  @Test(arguments: [true, false])
  func canBePlayedFromItsBeginning(hasSound: Bool) async throws {
    let folder = try Folder()
    let path = try FilmSample.make(
      "-f lavfi -i testsrc=s=64x48:r=25:d=0.4 -f lavfi -i sine=d=0.4 -c:v libx264 -c:a aac \(hasSound ? "" : "-an ")film.mp4",
      in: folder)
    _ = try await Self.copy(path, to: "out.mp4", in: folder)
    let bytes = try Data(contentsOf: folder.url.appendingPathComponent("out.mp4"))
    let index = try #require(bytes.firstRange(of: Data("moov".utf8)))
    let media = try #require(bytes.firstRange(of: Data("mdat".utf8)))
    #expect(index.lowerBound < media.lowerBound)
  }

  @Test func keepsTheFramesBeforeDamage() async throws {
    let folder = try Folder()
    let whole = try FilmSample.make(
      "-f lavfi -i testsrc=s=160x120:r=25:d=4 -c:v libx264 -movflags +faststart whole.mp4", in: folder)
    let bytes = try Data(contentsOf: URL(fileURLWithPath: whole))
    let film = try await FilmReader.opening(
      try folder.write("cut.mp4", bytes.prefix(bytes.count * 6 / 10)), by: try #require(FilmSample.tools))
    var count = 0
    await #expect {
      while try await film.next() != nil { count += 1 }
    } throws: { ($0 as? FilmError)?.code == .damaged }
    #expect(count > 10 && count < 100)
  }

  @Test func saysWhatIsNoFilm() async throws {
    let folder = try Folder()
    let tools = try #require(FilmSample.tools)
    func code(_ path: String) async -> FilmErrorCode? {
      do {
        _ = try await FilmReader.opening(path, by: tools)
        return nil
      } catch { return (error as? FilmError)?.code }
    }
    #expect(await code(try folder.write("text.mp4", "no film at all\n".utf8)) == .notAFilm)
    #expect(await code(try folder.write("empty.mp4", [])) == .notAFilm)
    #expect(await code(try FilmSample.make("-f lavfi -i sine=d=0.4 -c:a aac sound.mp4", in: folder)) == .notAFilm)
    // A playlist names further files, of whoever runs the program.
    _ = try FilmSample.make("-f lavfi -i testsrc=s=64x48:r=25:d=0.4 -c:v libx264 -f mpegts part.ts", in: folder)
    let list = "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:0.4,\npart.ts\n#EXT-X-ENDLIST\n"
    #expect(await code(try folder.write("list.mp4", list.utf8)) == .notAFilm)
    #expect(await code(try folder.write("concat.mp4", "ffconcat version 1.0\nfile part.ts\n".utf8)) == .notAFilm)
    await #expect(throws: FileError.self) { try await FilmReader.opening(folder.path("none.mp4"), by: tools) }
    await #expect(throws: FileError.self) { try await FilmReader.opening(folder.url.path, by: tools) }
    await #expect {
      try await FilmReader.opening(folder.path("part.ts"), by: tools, mostPixels: 1000)
    } throws: { ($0 as? FilmError)?.code == .tooLarge }
  }
}
