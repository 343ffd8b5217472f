#pragma once

#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <gif_lib.h>

// giflib over bytes that lie in memory, one record at a time: its own reader of a whole file keeps every frame of it.

struct metacam_gif {
  const uint8_t *bytes;
  size_t count;
  size_t offset;
  GifFileType *file;
  int error;
};

// What the next frame is, from its own descriptor and the extension before it.
struct metacam_gif_frame {
  int left, top, width, height;
  int is_interlaced;
  int disposal;
  // The index of the colour that is not drawn; −1 where there is none.
  int transparent;
  // Its colours, its own or the file's; 0 where it has none and its indices are greys.
  int colour_count;
  uint8_t colours[256 * 3];
};

static inline int metacam_gif_read(GifFileType *file, GifByteType *target, int count) {
  struct metacam_gif *gif = (struct metacam_gif *)file->UserData;
  size_t rest = gif->count - gif->offset;
  if (count < 0) return 0;
  if ((size_t)count > rest) count = (int)rest;
  memcpy(target, gif->bytes + gif->offset, (size_t)count);
  gif->offset += (size_t)count;
  return count;
}

// Whatever comes, `metacam_gif_close` is called afterwards.
static inline int metacam_gif_open(struct metacam_gif *gif, const uint8_t *bytes, size_t count) {
  memset(gif, 0, sizeof *gif);
  gif->bytes = bytes;
  gif->count = count;
  gif->file = DGifOpen(gif, metacam_gif_read, &gif->error);
  return gif->file != NULL;
}

static inline void metacam_gif_close(struct metacam_gif *gif) {
  if (gif->file) DGifCloseFile(gif->file, &gif->error);
  gif->file = NULL;
}

static inline const char *metacam_gif_message(const struct metacam_gif *gif) {
  const char *text = GifErrorString(gif->file ? gif->file->Error : gif->error);
  return text ? text : "the data ends early";
}

// Goes on to the next frame's pixels.
// Returns 1, or 0 where the file ends, or −1 where it is damaged.
static inline int metacam_gif_next(struct metacam_gif *gif, struct metacam_gif_frame *frame) {
  GifRecordType type;
  memset(frame, 0, sizeof *frame);
  frame->transparent = -1;
  while (DGifGetRecordType(gif->file, &type) == GIF_OK) {
    switch (type) {
    case TERMINATE_RECORD_TYPE: return 0;
    case EXTENSION_RECORD_TYPE: {
      int code;
      GifByteType *data;
      if (DGifGetExtension(gif->file, &code, &data) != GIF_OK) return -1;
      if (code == GRAPHICS_EXT_FUNC_CODE && data && data[0] >= 4) {
        frame->disposal = data[1] >> 2 & 7;
        frame->transparent = data[1] & 1 ? data[4] : -1;
      }
      while (data)
        if (DGifGetExtensionNext(gif->file, &data) != GIF_OK) return -1;
      break;
    }
    case IMAGE_DESC_RECORD_TYPE: {
      if (DGifGetImageHeader(gif->file) != GIF_OK) return -1;
      const GifImageDesc *image = &gif->file->Image;
      frame->left = image->Left;
      frame->top = image->Top;
      frame->width = image->Width;
      frame->height = image->Height;
      frame->is_interlaced = image->Interlace;
      const ColorMapObject *map = image->ColorMap ? image->ColorMap : gif->file->SColorMap;
      if (map) {
        frame->colour_count = map->ColorCount < 256 ? map->ColorCount : 256;
        for (int colour = 0; colour < frame->colour_count; colour++) {
          frame->colours[3 * colour] = map->Colors[colour].Red;
          frame->colours[3 * colour + 1] = map->Colors[colour].Green;
          frame->colours[3 * colour + 2] = map->Colors[colour].Blue;
        }
      }
      return 1;
    }
    default: break;
    }
  }
  return -1;
}

// The indices of the frame that was gone to, row by row from the top: `width · height` of them.
static inline int metacam_gif_pixels(struct metacam_gif *gif, const struct metacam_gif_frame *frame, uint8_t *target) {
  static const int starts[] = {0, 4, 2, 1}, steps[] = {8, 8, 4, 2};
  for (int pass = 0; pass < (frame->is_interlaced ? 4 : 1); pass++) {
    int step = frame->is_interlaced ? steps[pass] : 1;
    for (int row = frame->is_interlaced ? starts[pass] : 0; row < frame->height; row += step)
      if (DGifGetLine(gif->file, target + (size_t)row * frame->width, frame->width) != GIF_OK) return 0;
  }
  return 1;
}
