using System.Text;
using Microsoft.Playwright;

namespace Hengjian.Browser.Tests.Evidences;

/// <summary>Files from a real browser: hashed there, in pieces, taken up again; and without scripts.</summary>
public sealed class EvidenceUploadBrowserTests(BrowserSite site)
{
    [Fact]
    public async Task TheHashModule_GivesTheVectorsOfTheStandard()
    {
        await using var visit = await site.SignedInAsync("finance-clerk");
        await visit.Page.GotoAsync("/evidence");
        // FIPS 180-2, appendix B, and the long message of a million a; cut at every odd place.
        const string module = """
            async () => {
              const { Sha256 } = await import('/js/sha256.js');
              const bytes = text => new TextEncoder().encode(text);
              const cut = (all, size) => { const h = new Sha256(); for (let at = 0; at < all.length; at += size) h.update(all.subarray(at, at + size)); return h.hex(); };
              const million = new Uint8Array(1000000).fill(97);
              return [cut(bytes('abc'), 1), cut(bytes('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'), 7), cut(new Uint8Array(0), 1), cut(million, 977), cut(million, 64)].join(' ');
            }
            """;
        Assert.Equal(
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1 "
            + "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855 cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0 "
            + "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0", await visit.Page.EvaluateAsync<string>(module));
    }

    [Fact]
    public async Task AFileOfManyPieces_GoesOnAfterTheNetworkBroke()
    {
        await using var visit = await site.SignedInAsync("finance-clerk");
        var page = visit.Page;
        await page.GotoAsync("/evidence");
        if (await page.Locator(".ev-in[open]").CountAsync() == 0) await page.ClickAsync(".ev-in > summary");
        var sent = 0;
        // The second piece does not arrive the first time.
        await page.RouteAsync("**/evidence/uploads/*?offset=*", async route => await (Interlocked.Increment(ref sent) == 2 ? route.AbortAsync() : route.ContinueAsync()));
        var file = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 300_000).Select(i => $"第{i}行，教育支出\n")));
        await page.SetInputFilesAsync("#up-files", new FilePayload { Name = "长文件.txt", MimeType = "text/plain", Buffer = file });
        await page.ClickAsync(".ev-upload button[type=submit]");
        var row = page.Locator("#evidence tbody tr", new() { HasText = "长文件" }).First;
        await Assertions.Expect(row).ToBeVisibleAsync(new() { Timeout = 60_000 });
        Assert.True(sent > 3, $"{sent} pieces");
        Assert.All(visit.Complaints, c => Assert.Contains("ERR_FAILED", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task ASlot_IsFilledWithoutScripts()
    {
        await using var visit = await site.SignedInAsync("finance-clerk", scripts: false);
        var page = visit.Page;
        var address = await PartAsync(page, "4.2");
        await page.GotoAsync(address);
        var slot = page.Locator("section.panel").First;
        await slot.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "统计.txt", MimeType = "text/plain", Buffer = Encoding.UTF8.GetBytes("教育经费统计") });
        await slot.Locator("details.fold details summary, details.fold .ev-upload summary").First.ClickAsync();
        await slot.Locator("input[name=Issued]").FillAsync("2026-03-01");
        await slot.Locator("button:has-text('上传')").ClickAsync();
        await page.WaitForURLAsync("**" + address);
        await Assertions.Expect(page.Locator("section.panel").First.Locator(".ev-mark")).ToHaveTextAsync("●");
        await Assertions.Expect(page.Locator("section.panel").First).ToContainTextAsync("统计");
    }

    /// <summary>Address of the evidence of the own part of an item, found as a clerk finds it.</summary>
    internal static async Task<string> PartAsync(IPage page, string item)
    {
        await page.GotoAsync("/tasks");
        var links = await page.Locator("main a[href^='/work/']").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        foreach (var link in links.Distinct())
        {
            await page.GotoAsync(link);
            if ((await page.TitleAsync()).StartsWith(item + " ", StringComparison.Ordinal)) return "/evidence" + link;
        }
        throw new InvalidOperationException("No own part of " + item);
    }
}
