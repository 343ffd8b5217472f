import Imaging
import Tensors

/// A change of what a network sees that a person would hardly notice.
enum ViewChange: Equatable {
  /// Gaussian, in grey levels of 255.
  case noise(deviation: Double, seed: UInt64)
  /// Written as JPEG of a quality and read again.
  case compression(quality: Int)
  /// By whole pixels, to the right and down; what comes in repeats the edge.
  case shift(right: Int, down: Int)

  static let shifts: [ViewChange] = [
    .shift(right: 1, down: 0), .shift(right: -1, down: 0), .shift(right: 0, down: 1), .shift(right: 0, down: -1),
  ]

  func changed(_ view: Image) throws -> Image {
    switch self {
    case .noise(let deviation, let seed): view.noisy(deviation: deviation, seed: seed)
    case .compression(let quality): try Image(decoding: view.jpeg(quality: quality))
    case .shift(let right, let down): view.shifted(right: right, down: down)
    }
  }

  /// What the network is given of the changed view: what it was given, and the difference that the change makes, so that what
  /// the preparation does beside the view stays.
  func changed(_ input: NetworkInput, by preprocessing: Preprocessing) throws -> NetworkInput {
    let view = try changed(input.view)
    let (before, after) = (try preprocessing.normalised(input.view), try preprocessing.normalised(view))
    let tensor = Tensor(shape: input.tensorNCHW.shape) { target in
      input.tensorNCHW.withUnsafeElements { values in
        before.withUnsafeElements { before in
          after.withUnsafeElements { after in
            for index in target.indices {
              target[index] =
                values[index] == before[index] ? after[index] : values[index] + (after[index] - before[index])
            }
          }
        }
      }
    }
    return NetworkInput(tensorNCHW: tensor, view: view, placement: input.placement)
  }

  /// The parts of the map before and of the map after that show the same.
  func overlap(_ before: Tensor, _ after: Tensor) -> (before: Tensor, after: Tensor) {
    guard case .shift(let right, let down) = self else { return (before, after) }
    let (height, width) = (before.shape[0] - abs(down), before.shape[1] - abs(right))
    guard height > 0, width > 0 else { return (before, after) }
    return (
      before.rectangle(top: max(-down, 0), left: max(-right, 0), height: height, width: width),
      after.rectangle(top: max(down, 0), left: max(right, 0), height: height, width: width)
    )
  }
}

extension Tensor {
  /// A part of a map.
  func rectangle(top: Int, left: Int, height: Int, width: Int) -> Tensor {
    let stride = shape[1]
    return withUnsafeElements { values in
      Tensor(shape: [height, width]) { target in
        for row in 0..<height {
          for column in 0..<width { target[row * width + column] = values[(top + row) * stride + left + column] }
        }
      }
    }
  }
}
