using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class SubmissionConfiguration : IEntityTypeConfiguration<SubmissionRecord>
{
    public void Configure(EntityTypeBuilder<SubmissionRecord> builder)
    {
        builder.ToTable("submissions");
        builder.Property(r => r.Root).HasMaxLength(64);
        builder.Property(r => r.ManifestSha256).HasMaxLength(64);
        builder.Property(r => r.Receipt).HasMaxLength(60);
        builder.Property(r => r.Signature).HasMaxLength(200);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.Property(r => r.FactsState).HasConversion<string>().HasMaxLength(20);
        builder.Property(r => r.FactsProblem).HasMaxLength(1000);
        builder.HasIndex(r => new { r.PackageId, r.Number }).IsUnique();
        builder.HasIndex(r => r.Receipt).IsUnique();
        builder.HasOne<PackageRecord>().WithMany().HasForeignKey(r => r.PackageId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<SubmissionRecord>().WithMany().HasForeignKey(r => r.PreviousId).OnDelete(DeleteBehavior.Restrict);
    }
}
