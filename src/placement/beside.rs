//! The column for the timeline beside a host's article: in the free space on the side where lines end.

use super::{Rect, SLACK, Size};

/// Between the article and the column, between the column and other content, and to the viewport's edge.
const GAP: f64 = 32.0;
/// The minimum width: a narrower column breaks titles into too many lines.
const NARROWEST: f64 = 272.0;
/// The minimum height of the article: beside a shorter one, little of the timeline would be seen.
const SHORTEST: f64 = 400.0;
/// The maximum width.
const WIDEST: f64 = 352.0;

/// The column for the timeline. `None` if the page has no space for it: then the timeline is a sheet.
///
/// `article` is the area of the article, whether in view or not. `others` are the boxes of the page's other content.
/// Those above or below the article are ignored; one at its side limits the width of the column. One over its lines
/// counts as a fixed bar, which the column stays clear of, unless it is higher than half the viewport.
#[must_use]
pub fn beside(viewport: Size, article: Rect, others: &[Rect], right_to_left: bool) -> Option<Rect> {
    // Right-to-left is computed as a mirror image.
    let mirrored = |rect: Rect| {
        let (left, right) = (viewport.width - rect.right, viewport.width - rect.left);
        if right_to_left { Rect { left, right, ..rect } } else { rect }
    };
    let article = mirrored(article);
    let left = article.right + GAP;
    let (mut top, mut right, mut bottom) =
        (article.top.max(0.0), viewport.width, article.bottom.min(viewport.height));
    for other in others.iter().map(|other| mirrored(*other)) {
        let is_at_this_height = other.top < article.bottom && other.bottom > article.top;
        if !is_at_this_height || other.right <= article.right || other.right <= other.left {
            continue;
        }
        if other.left + SLACK >= article.right {
            right = right.min(other.left);
        } else if other.bottom - other.top < viewport.height / 2.0 {
            if other.top + other.bottom < viewport.height {
                top = top.max(other.bottom);
            } else {
                bottom = bottom.min(other.top);
            }
        }
    }
    let right = (right - GAP).min(left + WIDEST);
    let column = Rect { left, top, right, bottom: bottom.max(top) };
    let has_room = right - left >= NARROWEST && article.bottom - article.top >= SHORTEST;
    has_room.then(|| mirrored(column))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCREEN: Size = Size { width: 1440.0, height: 900.0 };
    const ARTICLE: Rect = Rect { left: 360.0, top: -200.0, right: 1000.0, bottom: 3000.0 };

    fn column(others: &[Rect]) -> Option<Rect> {
        beside(SCREEN, ARTICLE, others, false)
    }

    #[test]
    fn where_the_page_leaves_room_the_timeline_stands_beside_what_is_seen_of_the_article() {
        assert_eq!(column(&[]), Some(Rect { left: 1032.0, top: 0.0, right: 1384.0, bottom: 900.0 }));
        let short = Rect { top: 100.0, bottom: 300.0, ..ARTICLE };
        assert_eq!(beside(SCREEN, short, &[], false), None);
        let begins = Rect { top: 300.0, bottom: 700.0, ..ARTICLE };
        let column = beside(SCREEN, begins, &[], false).unwrap();
        assert_eq!((column.top, column.bottom), (300.0, 700.0));
        let is_over = Rect { top: -900.0, bottom: -100.0, ..ARTICLE };
        let column = beside(SCREEN, is_over, &[], false).unwrap();
        assert_eq!((column.top, column.bottom), (0.0, 0.0));
    }

    #[test]
    fn it_stands_on_the_other_side_where_lines_run_from_right_to_left() {
        let article = Rect { left: 440.0, right: 1080.0, ..ARTICLE };
        let column = beside(SCREEN, article, &[], true).unwrap();
        assert_eq!((column.left, column.right), (56.0, 408.0));
    }

    #[test]
    fn what_the_page_has_there_goes_first() {
        let sidebar = |left| Rect { left, top: 400.0, right: left + 100.0, bottom: 500.0 };
        assert_eq!(column(&[sidebar(1100.0)]), None);
        assert_eq!(column(&[sidebar(1340.0)]).unwrap().right, 1308.0);
    }

    #[test]
    fn it_keeps_clear_of_bars_over_the_text() {
        let bar = |top, bottom| Rect { left: 0.0, top, right: 1440.0, bottom };
        let column = column(&[bar(0.0, 64.0), bar(850.0, 900.0)]).unwrap();
        assert_eq!((column.top, column.bottom), (64.0, 850.0));
        let backdrop = bar(0.0, 900.0);
        assert_eq!(beside(SCREEN, ARTICLE, &[backdrop], false), self::column(&[]));
    }

    #[test]
    fn what_is_in_nobodys_way_is_left_alone() {
        let footer = Rect { left: 0.0, top: 3000.0, right: 1440.0, bottom: 3400.0 };
        let contents = Rect { left: 0.0, top: 0.0, right: 300.0, bottom: 900.0 };
        let empty = Rect { left: 1100.0, top: 0.0, right: 1100.0, bottom: 900.0 };
        assert_eq!(column(&[footer, contents, empty]), column(&[]));
    }

    #[test]
    fn a_wide_article_leaves_no_room() {
        assert_eq!(beside(SCREEN, Rect { right: 1200.0, ..ARTICLE }, &[], false), None);
        assert_eq!(beside(Size { width: 390.0, height: 844.0 }, ARTICLE, &[], false), None);
    }
}
