mkdir -p d/e
touch d/a.c d/b.h d/e/c.c
echo data > d/big
find d | sort
find d -name '*.c' | sort
find d -type f | sort
find d -type d | sort
find d -maxdepth 1 | sort
find d -name '*.c' -exec echo {} \
