extension Image {
  /// OpenCV's `INTER_AREA`: the mean of what a new pixel covers, in integers where it covers whole pixels, else in single
  /// precision. Where a side grows, linear between places of its own.
  func resizedByOpenCVArea(_ task: ResizingTask, _ channels: ChannelOrder) -> Image {
    let across = 1 / (Double(task.width) / Double(width))
    let down = 1 / (Double(task.height) / Double(height))
    guard across >= 1 && down >= 1 else { return resizedByOpenCV(.linearByArea, task, channels) }
    let (wholeAcross, wholeDown) = (across.rounded(.toNearestOrEven), down.rounded(.toNearestOrEven))
    if abs(across - wholeAcross) < .ulpOfOne && abs(down - wholeDown) < .ulpOfOne {
      return blockMeans(task, blockHeight: Int(wholeDown), blockWidth: Int(wholeAcross))
    }
    return weightedMeans(
      task, across: AreaTable(source: width, scale: across, window: task.columns),
      down: AreaTable(source: height, scale: down, window: task.rows))
  }

  private func blockMeans(_ task: ResizingTask, blockHeight: Int, blockWidth: Int) -> Image {
    let scale = 1 / Float(blockHeight * blockWidth)
    // Of four, halves are rounded up; else to the even number.
    let isQuarter = blockHeight == 2 && blockWidth == 2
    var result: [UInt8] = []
    result.reserveCapacity(task.rows.count * task.columns.count * 3)
    pixels.withUnsafeBufferPointer { pixels in
      for row in task.rows {
        for column in task.columns {
          for channel in 0..<3 {
            var sum = 0
            for y in row * blockHeight..<(row + 1) * blockHeight {
              for x in column * blockWidth..<(column + 1) * blockWidth {
                sum += Int(pixels[(y * width + x) * 3 + channel])
              }
            }
            result.append(
              isQuarter ? UInt8((sum + 2) >> 2) : UInt8(min((Float(sum) * scale).rounded(.toNearestOrEven), 255)))
          }
        }
      }
    }
    return Image(width: task.columns.count, height: task.rows.count, pixels: result)
  }

  private func weightedMeans(_ task: ResizingTask, across: AreaTable, down: AreaTable) -> Image {
    let rowLength = task.columns.count * 3
    var result = [UInt8](repeating: 0, count: task.rows.count * rowLength)
    for row in 0..<task.rows.count {
      var sums: [Float] = []
      for entry in down.entries[row] {
        let line = weightedRow(entry.place, across)
        if sums.isEmpty {
          sums = line.map { entry.weight * $0 }
        } else {
          for index in sums.indices { sums[index] += entry.weight * line[index] }
        }
      }
      for index in sums.indices {
        result[row * rowLength + index] = UInt8(min(max(sums[index].rounded(.toNearestOrEven), 0), 255))
      }
    }
    return Image(width: task.columns.count, height: task.rows.count, pixels: result)
  }

  private func weightedRow(_ row: Int, _ across: AreaTable) -> [Float] {
    var line = [Float](repeating: 0, count: across.entries.count * 3)
    pixels.withUnsafeBufferPointer { pixels in
      for (column, entries) in across.entries.enumerated() {
        for entry in entries {
          let start = (row * width + entry.place) * 3
          for channel in 0..<3 { line[column * 3 + channel] += Float(pixels[start + channel]) * entry.weight }
        }
      }
    }
    return line
  }
}

/// What each new pixel of one axis covers: a part of the first, whole ones, a part of the last.
struct AreaTable {
  private(set) var entries: [[(place: Int, weight: Float)]] = []

  init(source: Int, scale: Double, window: Range<Int>) {
    for index in window {
      let start = Double(index) * scale
      let end = start + scale
      let cell = min(scale, Double(source) - start)
      let lastWhole = min(Int(end.rounded(.down)), source - 1)
      let firstWhole = min(Int(start.rounded(.up)), lastWhole)
      var covered: [(place: Int, weight: Float)] = []
      // Less than a thousandth of a pixel does not count.
      let begun = Double(firstWhole) - start
      if begun > 1e-3 { covered.append((firstWhole - 1, Float(begun / cell))) }
      for place in firstWhole..<lastWhole { covered.append((place, Float(1 / cell))) }
      if end - Double(lastWhole) > 1e-3 {
        covered.append((lastWhole, Float(min(min(end - Double(lastWhole), 1), cell) / cell)))
      }
      entries.append(covered)
    }
  }
}
