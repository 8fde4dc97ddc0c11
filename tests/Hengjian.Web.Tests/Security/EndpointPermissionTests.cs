using System.Net;
using Hengjian.Web.Security;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Hengjian.Web.Tests.Security;

public sealed class EndpointPermissionTests(WebSite site) : IClassFixture<WebSite>
{
    // The door, its second step, the page a link opens, error pages and what the browser needs to draw them. Whoever adds an address here says why.
    // Publicity is for everybody: what a government says of itself, objections to it, and their answers for who has the code.
    private static readonly string[] Open =
    [
        // A receipt is checked by whoever holds it, years later and without an account; the pages show hashes and counts, no contents.
        "/verify", "/verify/{receipt}", "/verify/{receipt}/file",
        "/publicity", "/publicity/{id:long}", "/publicity/{id:long}/objections", "/publicity/answers",
        // Out to the provider of the house and back, and its use of an invitation; without settings for one they are not there.
        "/sign-in/external", "/sign-in/external/callback", "/sign-in/external/link",
        // Whoever has done the first step alone may leave.
        "/sign-out",
        "/sign-in", "/sign-in/code", "/sign-in/factor", "/invitation", "/error/{code:int}", "/preferences/density", "{*path:nonfile}",
    ];

    // Only in a build that was not published: files that appeared after it. Names no permission, so it is denied.
    private const string BuildOnly = "{**path:file}";

    private IReadOnlyList<RouteEndpoint> Endpoints =>
        [.. site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText != BuildOnly)];

    [Fact]
    public async Task WhatNamesNoPermission_IsDenied()
    {
        var answer = await site.Visitor().AnswerAsync("/appsettings.json");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public void EveryEndpoint_NamesItsPermissionOrIsOpenByName()
    {
        var silent = Endpoints.Where(e => e.Metadata.GetMetadata<RequiredPermission>() is null && !IsOpen(e));
        Assert.Empty(silent.Select(e => e.RoutePattern.RawText));
    }

    [Fact]
    public void EveryPost_DemandsTheFormToken()
    {
        string[] unsafeMethods = ["POST", "PUT", "PATCH", "DELETE"];
        var posts = Endpoints.Where(e => e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Any(unsafeMethods.Contains) == true).ToList();
        Assert.NotEmpty(posts);
        Assert.Empty(posts.Where(e => e.Metadata.GetMetadata<IAntiforgeryMetadata>() is not { RequiresValidation: true })
            .Select(e => e.RoutePattern.RawText));
    }

    [Fact]
    public async Task EveryGuardedPage_SendsVisitorsToTheDoor()
    {
        var visitor = site.Visitor();
        var guarded = Endpoints
            .Where(e => !IsOpen(e) && e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") != false).ToList();
        Assert.True(guarded.Count > 8);
        foreach (var endpoint in guarded)
        {
            var address = "/" + string.Join('/', endpoint.RoutePattern.PathSegments.Select(s => string.Concat(s.Parts.Select(p =>
                p is Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal ? literal.Content : "1"))));
            var answer = await visitor.AnswerAsync(address);
            Assert.True(answer.StatusCode == HttpStatusCode.Redirect, address + " answered " + answer.StatusCode);
            Assert.StartsWith("/sign-in", answer.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task WithoutThePermission_ThePageIsRefusedInWords()
    {
        var clerk = await site.SignedInAsync("clerk");
        var answer = await clerk.AnswerAsync("/audit-log");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        var page = await answer.ReadPageAsync();
        Assert.Equal("没有权限", page.QuerySelector("h1")!.TextContent.Trim());
        Assert.Equal("换一个账号登录", page.QuerySelector("main form[action='/sign-out'] button")!.TextContent);
    }

    [Fact]
    public async Task Htmx_IsToldToLoadTheDoorAsAWholePage()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/data");
        request.Headers.Add("HX-Request", "true");
        var answer = await site.Visitor().SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("/sign-in", Assert.Single(answer.Headers.GetValues("HX-Redirect")));
    }

    private static bool IsOpen(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
        && (Open.Contains(endpoint.RoutePattern.RawText)
            || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is not null);
}
