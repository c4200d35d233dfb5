mkdir -p d/e; echo hi > d/f; echo ho > d/e/g
cp -r d d2; find d2 | sort; cat d2/e/g
cp -a d d3; ls d3
cp d d4; echo $?
cp d/f d/nope/x; echo $?
mv d2 d5; ls d5
rm -r d5; ls d5; echo $?
rm d; echo $?
rmdir d; echo $?
