using System.Net;

namespace Hengjian.Web.Tests.Features.Packages;

public sealed class PublicLimitTests(WebSite site) : IClassFixture<WebSite>
{
    [Fact]
    public async Task WhoSendsTooMuch_IsHeldUp()
    {
        var visitor = site.Visitor();
        var last = HttpStatusCode.OK;
        for (var i = 0; i < 35; i++) last = (await visitor.PostFormAsync("/publicity/answers", "/publicity/answers", ("code", "aaaa"))).StatusCode;
        Assert.Equal(HttpStatusCode.TooManyRequests, last);
    }
}
