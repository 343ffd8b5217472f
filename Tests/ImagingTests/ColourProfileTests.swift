import Imaging
import Testing

@Suite struct ColourProfileTests {
  /// Equal to Pillow's `ImageCms.profileToProfile` to sRGB where that is asked for, and untouched where not.
  @Test func goesToSRGBWhereAsked() throws {
    for line in try PictureFixtures.lines("managed.txt") {
      let path = PictureFixtures.path(line[0])
      let managed = try Image(contentsOf: path, reading: .init(managesColours: true))
      #expect(managed.hash == line[1], "\(line[0])")
      #expect(managed.notes.contains("colours: by the embedded profile"))
      let plain = try Image(contentsOf: path)
      #expect(plain.hasForeignColours == (line[0] != "profile-srgb.png"), "\(line[0])")
      #expect(!managed.hasForeignColours)
    }
    #expect(try Image(contentsOf: ExpectedValues.path("photo.png")).hasForeignColours == false)
  }

  @Test func refusesADamagedProfile() throws {
    var bytes = try PictureFixtures.bytes("profile.webp")
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: "ICCP".utf8) }) + 8
    for index in place + 16..<place + 60 { bytes[index] = 0 }
    let damaged = bytes
    _ = try Image(decoding: damaged)
    let error = #expect(throws: ImagingError.self) {
      try Image(decoding: damaged, reading: .init(managesColours: true))
    }
    #expect(error?.code == .malformed)
  }
}
