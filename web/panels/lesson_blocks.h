// The blocks of a lesson, one below the other.
#pragma once

#include "commands.h"
#include "lesson/player.h"
#include "widgets/box.h"
#include "widgets/look.h"

namespace fl::web {

// Draws the block at the top of `rest` and takes its height off it.
void draw_block(const Look& look, Box& rest, const lesson::Player& player, const lesson::Block& block,
                CommandQueue& commands);
void draw_quiz(const Look& look, Box& rest, const lesson::Player& player, const lesson::Block& block,
               CommandQueue& commands);
void draw_task(const Look& look, Box& rest, const lesson::Player& player, const lesson::Block& block,
               CommandQueue& commands);
void draw_spans(const Look& look, Box& rest, const lesson::Player& player, const lesson::Spans& spans,
                float scale);

}  // namespace fl::web
