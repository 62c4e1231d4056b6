import { Anchor, type AnchorProps, Button, type ButtonProps, Menu, type MenuItemProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, Ref } from 'react';

type Element = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'color' | 'style'> & { readonly ref?: Ref<HTMLAnchorElement> };

// The kit's looks on the router's links: they open in a new tab, can be copied, and are typed by the routes.
export const LinkButton = createLink((props: ButtonProps & Element) => <Button component="a" {...props} />);
export const LinkAnchor = createLink((props: AnchorProps & Element) => <Anchor {...props} />);
export const LinkMenuItem = createLink((props: MenuItemProps & Element) => <Menu.Item component="a" {...props} />);
