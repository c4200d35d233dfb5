#include "platform/desktop_picture.h"

#include <GLFW/glfw3.h>

#include <fstream>
#include <vector>

namespace fl::platform {

bool write_picture(const std::string& path, int width, int height)
{
    const auto row_bytes = static_cast<std::size_t>(width) * 3;
    std::vector<char> pixels(row_bytes * static_cast<std::size_t>(height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, pixels.data());

    std::ofstream out(path, std::ios::binary);
    out << "P6\n" << width << ' ' << height << "\n255\n";
    for (int y = height - 1; y >= 0; --y) {  // OpenGL counts rows from below
        out.write(pixels.data() + row_bytes * static_cast<std::size_t>(y),
                  static_cast<std::streamsize>(row_bytes));
    }
    return out.good();
}

}  // namespace fl::platform
