/// Cyan, magenta, yellow and black, 0 for none of them.
enum FourColours {
  /// red = 255 − k − c·(255 − k)/255, rounded as Pillow rounds.
  static func rgb(_ samples: [UInt8]) -> [UInt8] {
    let count = samples.count / 4
    return samples.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: count * 3) { target, initializedCount in
        for pixel in 0..<count {
          let light = 255 - Int(source[pixel * 4 + 3])
          for channel in 0..<3 {
            let product = Int(source[pixel * 4 + channel]) * light + 128
            target[pixel * 3 + channel] = UInt8(max(light - ((product >> 8) + product) >> 8, 0))
          }
        }
        initializedCount = count * 3
      }
    }
  }

  /// The same, or by the profile where that is asked for.
  /// - Throws: `ImagingError.malformed` for a profile that cannot be applied.
  static func picture(
    _ samples: [UInt8], width: Int, height: Int, profile: [UInt8]?, _ request: DecodingRequest
  ) throws(ImagingError) -> DecodedPicture {
    if request.reading.managesColours, let profile {
      let rgb = try ColourProfile(profile).rgb(fromFourColours: samples)
      return DecodedPicture(width: width, height: height, channelCount: 3, samples: .bytes(rgb))
    }
    var picture = DecodedPicture(width: width, height: height, channelCount: 3, samples: .bytes(rgb(samples)))
    picture.colourProfile = profile
    return picture
  }
}
