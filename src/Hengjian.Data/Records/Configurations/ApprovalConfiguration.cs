using Hengjian.Domain.Packages;
using Hengjian.Domain.Submissions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Hengjian.Data.Records.Configurations;

internal sealed class ApprovalConfiguration : IEntityTypeConfiguration<ApprovalRecord>
{
    public void Configure(EntityTypeBuilder<ApprovalRecord> builder)
    {
        builder.ToTable("approvals");
        builder.Property(r => r.Body).HasMaxLength(200);
        builder.Property(r => r.Number).HasMaxLength(100);
        builder.Property(r => r.ContentSha256).HasMaxLength(64);
        builder.Property(r => r.By).HasMaxLength(40);
        builder.HasIndex(r => r.PackageId);
        builder.HasOne<PackageRecord>().WithMany().HasForeignKey(r => r.PackageId).OnDelete(DeleteBehavior.Restrict);
    }
}
