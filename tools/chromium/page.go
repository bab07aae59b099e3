package chromium

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
)

// A Page is a tab. Its methods may be called from one goroutine at a time.
type Page struct {
	browser *Browser
	session string
	target  string
	loaded  chan struct{} // one token for each load event

	mu  sync.Mutex
	log []string
}

// object is the parameters of a call.
type object = map[string]any

// Open opens a tab of 1280 by 800 and loads url into it.
func (b *Browser) Open(url string) (*Page, error) {
	p, err := b.NewPage()
	if err != nil {
		return nil, err
	}
	return p, p.Goto(url)
}

// NewPage opens an empty tab of 1280 by 800, for a caller that has something
// to set, such as a dark colour scheme, before the first page loads.
func (b *Browser) NewPage() (*Page, error) {
	var target struct{ TargetID string }
	if err := b.call("", "Target.createTarget", object{"url": "about:blank"}, &target); err != nil {
		return nil, err
	}
	var attached struct{ SessionID string }
	err := b.call("", "Target.attachToTarget", object{"targetId": target.TargetID, "flatten": true}, &attached)
	if err != nil {
		return nil, err
	}
	p := &Page{browser: b, session: attached.SessionID, target: target.TargetID, loaded: make(chan struct{}, 64)}
	b.mu.Lock()
	b.pages[p.session] = p
	b.mu.Unlock()
	for _, domain := range []string{"Page", "Runtime", "Log", "Network"} {
		if err := p.Call(domain+".enable", nil, nil); err != nil {
			return nil, err
		}
	}
	// Keys go to the page also while another tab is in front.
	if err := p.Call("Emulation.setFocusEmulationEnabled", object{"enabled": true}, nil); err != nil {
		return nil, err
	}
	return p, p.Size(1280, 800)
}

// Call calls any method of the protocol on this page and decodes its answer
// into result, which may be nil.
func (p *Page) Call(method string, params, result any) error {
	return p.browser.call(p.session, method, params, result)
}

// Goto loads url and returns after the page's load event.
func (p *Page) Goto(url string) error {
	return p.Follow(func() error {
		var answer struct{ ErrorText string }
		if err := p.Call("Page.navigate", object{"url": url}, &answer); err != nil {
			return err
		}
		if answer.ErrorText != "" {
			return fmt.Errorf("%s: %s", url, answer.ErrorText)
		}
		return nil
	})
}

// Follow does what leads to another page, such as pressing a key, and returns
// after that page's load event. What waits in a page, as Eval may, is lost when
// the page is left.
func (p *Page) Follow(do func() error) error {
	for len(p.loaded) > 0 {
		<-p.loaded
	}
	if err := do(); err != nil {
		return err
	}
	select {
	case <-p.loaded:
		return nil
	case <-p.browser.gone:
		return errors.New("the browser is gone")
	}
}

// Eval evaluates a JavaScript expression in the page, awaits it if it is a
// promise, and decodes its value, as JSON, into value, which may be nil. An
// exception is an error.
func (p *Page) Eval(expression string, value any) error {
	var answer struct {
		Result           struct{ Value json.RawMessage }
		ExceptionDetails *exception
	}
	err := p.Call("Runtime.evaluate", object{
		"expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
	}, &answer)
	if err != nil {
		return err
	}
	if answer.ExceptionDetails != nil {
		return fmt.Errorf("%s\nin %s", answer.ExceptionDetails, expression)
	}
	if value == nil {
		return nil
	}
	if answer.Result.Value == nil {
		return fmt.Errorf("no value comes from %s", expression)
	}
	return json.Unmarshal(answer.Result.Value, value)
}

// Size sets the size of the window's inside, in CSS pixels.
func (p *Page) Size(width, height int) error {
	return p.Call("Emulation.setDeviceMetricsOverride", object{
		"width": width, "height": height, "deviceScaleFactor": 1, "mobile": false,
	}, nil)
}

// Media makes the page believe in a medium ("print", "screen", "" for the real
// one) and in features, given as name and value in turn:
//
//	page.Media("", "prefers-color-scheme", "dark", "prefers-reduced-motion", "reduce")
//
// Each call replaces what the one before it set.
func (p *Page) Media(medium string, features ...string) error {
	list := []object{}
	for pair := range slices.Chunk(features, 2) {
		if len(pair) < 2 {
			return fmt.Errorf("media feature %q has no value", pair[0])
		}
		list = append(list, object{"name": pair[0], "value": pair[1]})
	}
	return p.Call("Emulation.setEmulatedMedia", object{"media": medium, "features": list}, nil)
}

// Script turns the page's scripts on or off, from the next Goto on.
func (p *Page) Script(on bool) error {
	return p.Call("Emulation.setScriptExecutionDisabled", object{"value": !on}, nil)
}

// keyCodes holds the codes of keys that a page's behaviour hangs on.
var keyCodes = map[string]int{
	"Backspace": 8, "Tab": 9, "Enter": 13, "Escape": 27, " ": 32, "PageUp": 33, "PageDown": 34,
	"End": 35, "Home": 36, "ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39, "ArrowDown": 40, "Delete": 46,
}

// Press presses keys one after another: a character, or a name as in
// KeyboardEvent.key, with "Shift+" or "Control+" or "Alt+" before it if wanted.
func (p *Page) Press(keys ...string) error {
	for _, key := range keys {
		modifiers := 0
		for name, bit := range map[string]int{"Alt+": 1, "Control+": 2, "Shift+": 8} {
			if rest, ok := strings.CutPrefix(key, name); ok {
				key, modifiers = rest, bit
			}
		}
		event := object{"type": "keyDown", "key": key, "modifiers": modifiers}
		if code, ok := keyCodes[key]; ok {
			event["windowsVirtualKeyCode"], event["code"] = code, key
		}
		switch {
		case key == "Enter":
			event["text"] = "\r"
		case len([]rune(key)) == 1 && modifiers&3 == 0:
			event["text"] = key
		}
		if err := p.Call("Input.dispatchKeyEvent", event, nil); err != nil {
			return err
		}
		delete(event, "text")
		event["type"] = "keyUp"
		if err := p.Call("Input.dispatchKeyEvent", event, nil); err != nil {
			return err
		}
	}
	return nil
}

// Screenshot returns the page as a PNG: the window, or all of it.
func (p *Page) Screenshot(whole bool) ([]byte, error) {
	var answer struct{ Data []byte }
	err := p.Call("Page.captureScreenshot", object{"format": "png", "captureBeyondViewport": whole}, &answer)
	return answer.Data, err
}

// Log returns what the page complained of since the last call of Log: console
// messages, uncaught exceptions, violations of its Content-Security-Policy,
// files that did not load. A good page has an empty log.
func (p *Page) Log() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	log := p.log
	p.log = nil
	return log
}

// Close closes the tab.
func (p *Page) Close() error {
	p.browser.mu.Lock()
	delete(p.browser.pages, p.session)
	p.browser.mu.Unlock()
	return p.browser.call("", "Target.closeTarget", object{"targetId": p.target}, nil)
}
