"""Labels stand clear of marks, of each other and of the edges."""

from dashboard.charts.labels import Box, around, place


def boxes(points, texts, places):
    found = []
    for (x, y), text, at in zip(points, texts, places, strict=True):
        width, height = len(text) * 6.4, 15
        found.append(
            Box(
                x + at.right - width / 2,
                y + at.up - height / 2,
                x + at.right + width / 2,
                y + at.up + height / 2,
            )
        )
    return found


def test_labels_of_points_close_together_do_not_cover_each_other():
    points, texts = [(150, 100), (154, 104), (160, 98), (158, 108)], ["2025-Q4"] * 4
    found = boxes(points, texts, place(points, texts, [], 330, 270))
    pairs = [(one, other) for i, one in enumerate(found) for other in found[i + 1 :]]
    assert all(one.overlap(other) == 0 for one, other in pairs)


def test_label_near_an_edge_stays_inside():
    (at,) = place([(328, 268)], ["Partner desk"], [], 330, 270)
    (box,) = boxes([(328, 268)], ["Partner desk"], [at])
    assert box.right <= 330
    assert box.top <= 270


def test_label_leaves_what_is_taken():
    taken = [around(170, 100, 40)]
    (at,) = place([(150, 100)], ["here"], taken, 330, 270)
    (box,) = boxes([(150, 100)], ["here"], [at])
    assert box.overlap(taken[0]) == 0


def test_label_with_room_stands_right_beside_its_point():
    (at,) = place([(100, 100)], ["here"], [], 330, 270)
    assert (at.up, at.is_apart) == (0, False)
