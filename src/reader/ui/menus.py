"""The menu bar, made from the action table."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar

from reader.ui.actions import ActionRegistry


def build_menus(bar: QMenuBar, registry: ActionRegistry) -> dict[str, QMenu]:
    """Fill the bar in the table's order; returns the menus by the table's names.

    A change of group draws a line; the first action of a submenu places the submenu.
    """
    menus: dict[str, QMenu] = {}
    last_group: dict[str, str] = {}
    for entry, action in registry:
        if not entry.menu:
            continue
        menu = _menu(bar, registry, menus, last_group, entry.menu)
        _add(menu, action, entry.group, last_group, entry.menu)
    return menus


def _menu(
    bar: QMenuBar,
    registry: ActionRegistry,
    menus: dict[str, QMenu],
    last_group: dict[str, str],
    name: str,
) -> QMenu:
    if name in menus:
        return menus[name]
    title = registry.table.menus[name]
    parent, _, submenu = name.rpartition("/")
    menu = QMenu(title, bar)
    menu.setObjectName(name)
    menus[name] = menu
    if parent:
        outer = _menu(bar, registry, menus, last_group, parent)
        _add(outer, menu.menuAction(), submenu, last_group, parent)
    else:
        bar.addMenu(menu)
    return menu


def _add(menu: QMenu, action: QAction, group: str, last_group: dict[str, str], name: str) -> None:
    if last_group.get(name, group) != group:
        menu.addSeparator()
    last_group[name] = group
    menu.addAction(action)
